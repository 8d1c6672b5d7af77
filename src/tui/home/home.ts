/** What comes before a game: the first screen, setting up, opening what was kept. */
import { randomInt } from 'node:crypto';
import {
  FileKeeper,
  Game,
  GameError,
  resumeGame,
  Session,
  type SaveEntry,
  type SaveStore,
} from '../../game/index.js';
import type { PlayerName } from '../../players/index.js';
import { listScenarios, loadScenario, type ScenarioListing } from '../../scenario/load.js';
import { ScenarioError } from '../../scenario/problems.js';
import type { Scenario } from '../../scenario/scenario.js';
import { Play } from '../play.js';
import { sourcesScreen } from '../screens/sources-screen.js';
import type { Shell } from '../shell/shell.js';
import { GalleryScreen, type HomeActions } from './gallery-screen.js';
import { STANDARD_OPPONENT } from './opponents.js';
import { SavesScreen } from './saves-screen.js';
import { seatsOf, SetupScreen, type NewGame, type Played } from './setup-screen.js';

/** What was asked for on the command line; null where nothing was said. */
export interface ScreensRequest {
  readonly scenario: string | null;
  readonly side: Played | null;
  readonly opponent: PlayerName | null;
  readonly seed: string | null;
  /** Name or path of a save. */
  readonly load: string | null;
}

/** Where scenarios come from. */
export interface ScenarioShelf {
  list(): readonly ScenarioListing[];
  /** A scenario by its name or the path of its file. Throws ScenarioError. */
  load(nameOrPath: string): Scenario;
}

const SHIPPED: ScenarioShelf = { list: () => listScenarios(), load: (name) => loadScenario(name) };

const GUIDED = 'classroom';
/** The guide says what will happen, so its war is always the same. */
const GUIDED_SEED = 'first-lesson';

export class Home implements HomeActions {
  /** The game that is played; null on the first screens. */
  play: Play | null = null;
  readonly #shell: Shell;
  readonly #store: SaveStore;
  readonly #request: ScreensRequest;
  readonly #shelf: ScenarioShelf;

  constructor(
    shell: Shell,
    store: SaveStore,
    request: ScreensRequest,
    shelf: ScenarioShelf = SHIPPED,
  ) {
    this.#shell = shell;
    this.#store = store;
    this.#request = request;
    this.#shelf = shelf;
  }

  /** Shows what the command line asks for, or else the first screen. */
  open(): void {
    const { scenario, side, load } = this.#request;
    this.#showGallery();
    if (load !== null) this.#resume(load);
    else if (scenario !== null) {
      if (side === null) this.#setUpNamed(scenario);
      else this.begin(newGame(scenario, side, this.#request));
    }
  }

  guided(): void {
    this.#begin(
      { scenario: GUIDED, seed: GUIDED_SEED, seats: ['person', STANDARD_OPPONENT] },
      true,
    );
  }

  begin(game: NewGame): void {
    this.#begin(game, false);
  }

  resume(entry: SaveEntry): void {
    this.#resume(entry.name);
  }

  setUp(scenario: ScenarioListing): void {
    const { side, opponent, seed } = this.#request;
    this.#shell.push(
      new SetupScreen(
        scenario,
        { side, opponent, seed: seed ?? freshSeed() },
        {
          begin: (game) => {
            this.begin(game);
          },
          close: this.#back,
        },
      ),
    );
  }

  saves(): void {
    this.#shell.push(
      new SavesScreen(
        this.#store.list(),
        (entry) => {
          this.resume(entry);
        },
        this.#back,
      ),
    );
  }

  sources(): void {
    this.#shell.push(sourcesScreen(null, this.#back));
  }

  leave(): void {
    this.#shell.exit();
  }

  readonly #back = (): void => {
    this.#shell.pop();
  };

  #showGallery(): void {
    const saves = this.#store.list();
    const latest = saves.find(({ card }) => card !== null) ?? null;
    this.#shell.reset(new GalleryScreen(this.#shelf.list(), latest, saves.length, this));
    // Not before: a fault up to here is still one of the game, and its report names it.
    this.play = null;
  }

  /** The setup of a scenario by its name, or by the path of a file. */
  #setUpNamed(nameOrPath: string): void {
    const listed = this.#shelf.list().find(({ id }) => id === nameOrPath);
    if (listed !== undefined) {
      this.setUp(listed);
      return;
    }
    const scenario = this.#load(nameOrPath);
    if (scenario === null) return;
    const { title, summary, sides } = scenario;
    this.setUp({ id: nameOrPath, title, summary, sides, file: nameOrPath, problem: null });
  }

  #begin({ scenario, seed, seats }: NewGame, guided: boolean): void {
    const loaded = this.#load(scenario);
    if (loaded === null) return;
    this.#tryTo(() => {
      const keeper = new FileKeeper(this.#store);
      this.#start(new Session(Game.begin(loaded, { seed, seats }), keeper), keeper);
      if (guided) this.play?.guide();
    });
  }

  #resume(nameOrPath: string): void {
    this.#tryTo(() => {
      const game = resumeGame(this.#store.load(nameOrPath));
      const keeper = new FileKeeper(this.#store, nameOrPath);
      this.#start(new Session(game, keeper), keeper);
    });
  }

  #start(session: Session, keeper: FileKeeper): void {
    this.play = new Play(session, keeper, this.#shell, () => {
      this.#showGallery();
    });
    this.play.show();
  }

  #load(nameOrPath: string): Scenario | null {
    try {
      return this.#shelf.load(nameOrPath);
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      this.#shell.say(error.problems[0]?.message ?? error.message, 'warn');
      return null;
    }
  }

  /** Says why a game cannot be opened; everything else is a fault of the program. */
  #tryTo(act: () => void): void {
    try {
      act();
    } catch (error) {
      if (!(error instanceof GameError)) throw error;
      this.#shell.say(`${error.code}: ${error.message}`, 'warn');
    }
  }
}

/** A seed for a game that was given none; it stands in the save and can be typed again. */
function freshSeed(): string {
  return `game-${randomInt(1_000_000)}`;
}

function newGame(scenario: string, side: Played, { opponent, seed }: ScreensRequest): NewGame {
  const seats = seatsOf(side, opponent ?? STANDARD_OPPONENT);
  return { scenario, seed: seed ?? freshSeed(), seats };
}
