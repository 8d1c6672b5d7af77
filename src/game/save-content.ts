/** What stands in a save, checked: the card, the scenario's parts, the orders and hashes. */
import { z } from 'zod';
import { COLUMN_NAMES } from '../engine/columns.js';
import { ORDER_KIND_NAMES, type Order } from '../engine/orders.js';
import type { Setup } from '../engine/setup.js';
import type { ScenarioDocument } from '../scenario/document.js';
import { MAX_SEED_LENGTH } from '../scenario/seed.js';
import type { FileRead } from '../scenario/scenario.js';
import type { ReportedCount } from '../scenario/targets.js';
import { ENDING_NAMES } from './endings.js';
import type { GameState } from './game.js';
import { MAX_LINE_NAME, MAX_LINES } from './line.js';
import { SEAT_NAMES } from './settings.js';
import { MAX_EVERY_DAYS, MAX_STANDING } from './standing-orders.js';

/** Turns that a scenario may have, and orders of all seats in one turn. */
const MAX_TURNS = 20_000;
const MAX_ORDERS = 400;
const MAX_STANDING_EVER = 40 * MAX_STANDING;

const index = z.int().min(0).max(65_535);
const text = z.string().max(300);
const seats = z.tuple([z.enum(SEAT_NAMES), z.enum(SEAT_NAMES)]);
const seed = z.string().min(1).max(MAX_SEED_LENGTH);

const cardSchema = z.strictObject({
  scenario: text,
  title: text,
  seed,
  seats,
  turn: z.int().min(0).max(MAX_TURNS),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  ending: z.enum(ENDING_NAMES).nullable(),
});

/** What a list of saves says about a game. */
export type SaveCard = z.infer<typeof cardSchema>;

/** An order as side, kind, target, second target and choice. */
const orderSchema = z.tuple([
  z.union([z.literal(0), z.literal(1)]),
  z.enum(ORDER_KIND_NAMES),
  index,
  index,
  index,
]);
type PackedOrder = z.infer<typeof orderSchema>;

const ordersSchema = z.array(orderSchema).max(MAX_ORDERS);
const turnSchema = z.tuple([
  z.string().regex(/^[0-9a-f]{32}$/),
  z
    .string()
    .regex(/^[0-9a-f]*$/)
    .max(8 * COLUMN_NAMES.length),
  ordersSchema,
]);

const standingSchema = z.strictObject({
  order: orderSchema,
  everyDays: z.int().min(0).max(MAX_EVERY_DAYS),
  fromTurn: index,
  untilTurn: index.nullable(),
});

const stateSchema = z.strictObject({
  settings: z.strictObject({ seed, seats }),
  lines: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(MAX_LINE_NAME),
        turns: z.array(turnSchema).max(MAX_TURNS),
        standing: z.array(standingSchema).max(MAX_STANDING_EVER),
        goesOnFrom: index.nullable(),
      }),
    )
    .min(1)
    .max(MAX_LINES),
  line: z.int().min(0).max(MAX_LINES),
  drafts: z.tuple([ordersSchema, ordersSchema]),
});
type PackedState = z.infer<typeof stateSchema>;

/** Beyond their outlines the parts of a scenario are checked by who compiles and reads them. */
const scenarioSchema = z.strictObject({
  document: z.record(z.string(), z.unknown()),
  setup: z.record(z.string(), z.unknown()),
  targets: z.array(z.record(z.string(), z.unknown())).max(10_000),
  files: z.array(z.strictObject({ name: z.string().max(4096), hash: z.string().max(64) })).max(100),
});

/** The parts that `makeScenario` puts a scenario together from. */
export interface ScenarioParts {
  readonly document: ScenarioDocument;
  readonly setup: Setup;
  readonly targets: readonly ReportedCount[];
  readonly files: readonly FileRead[];
}

export function packState({ settings, lines, line, drafts }: GameState): PackedState {
  return {
    settings: { seed: settings.seed, seats: [settings.seats[0], settings.seats[1]] },
    lines: lines.map(({ name, turns, standing, goesOnFrom }) => ({
      name,
      turns: turns.map(({ hash, marks, orders }) => [hash, marks, orders.map(packOrder)]),
      standing: standing.map(({ order, everyDays, fromTurn, untilTurn }) => ({
        order: packOrder(order),
        everyDays,
        fromTurn,
        untilTurn,
      })),
      goesOnFrom,
    })),
    line,
    drafts: [drafts[0].map(packOrder), drafts[1].map(packOrder)],
  };
}

/** Throws ZodError when the value is no packed state. */
export function unpackState(value: unknown): GameState {
  const { settings, lines, line, drafts } = stateSchema.parse(value);
  return {
    settings,
    lines: lines.map(({ name, turns, standing, goesOnFrom }) => ({
      name,
      turns: turns.map(([hash, marks, orders]) => ({
        hash,
        marks,
        orders: orders.map(unpackOrder),
      })),
      standing: standing.map((one) => ({ ...one, order: unpackOrder(one.order) })),
      goesOnFrom,
    })),
    line,
    drafts: [drafts[0].map(unpackOrder), drafts[1].map(unpackOrder)],
  };
}

/** Throws ZodError when the value is not the outline of a scenario. */
export function unpackScenario(value: unknown): ScenarioParts {
  return scenarioSchema.parse(value) as unknown as ScenarioParts;
}

/** Throws on what is no card. */
export function readCard(bytes: Uint8Array): SaveCard {
  return cardSchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
}

function packOrder({ side, kind, target, other, choice }: Order): PackedOrder {
  return [side, kind, target, other, choice];
}

function unpackOrder([side, kind, target, other, choice]: PackedOrder): Order {
  return { side, kind, target, other, choice };
}
