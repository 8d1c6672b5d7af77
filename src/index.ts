/** Public API of Salang: engine, scenarios, players and lab. */
export {};
