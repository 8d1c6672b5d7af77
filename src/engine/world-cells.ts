/**
 * The columns of one world, a named field each. They could be filled from the table of columns in
 * a loop, but V8 makes a hash table of an object that is filled so, or a shape of its own for each
 * world; with declared fields all worlds of a process share one shape, and a rule stays as fast with
 * a hundred models as with one. The compiler refuses a column that is missing here.
 */
import type { ColumnName } from './columns.js';

/** How many of each thing a model has. */
export interface Sizes {
  readonly areas: number;
  readonly groups: number;
  readonly actors: number;
  readonly corridors: number;
  readonly fronts: number;
  readonly zones: number;
  readonly events: number;
}

/** Where each column lies in the buffer. */
export interface Layout {
  readonly sizes: Sizes;
  readonly offset: Readonly<Record<ColumnName, number>>;
  readonly length: Readonly<Record<ColumnName, number>>;
  /** Cells in all. */
  readonly cells: number;
}

/** Hears of every change, after it: what was added to which cell, and why. */
export interface ChangeListener {
  term(column: Float64Array, index: number, delta: number, cause: number): void;
}

export type WorldColumns = { readonly [K in ColumnName]: Float64Array };

/** One state of the war. */
export interface World extends WorldColumns {
  readonly layout: Layout;
  /** All columns, in declaration order. */
  readonly buffer: Float64Array;
  /** Listens to every change in explain mode; null in batch mode. */
  ledger: ChangeListener | null;
}

/** What fields are made from; a base class, so that it is there when they are. */
class Cells {
  constructor(
    readonly layout: Layout,
    readonly buffer: Float64Array,
  ) {}

  protected of(name: ColumnName): Float64Array {
    const start = this.layout.offset[name];
    return this.buffer.subarray(start, start + this.layout.length[name]);
  }
}

/** A world over a buffer that has the cells of its layout, and is used in place. */
export class WorldCells extends Cells implements World {
  ledger: ChangeListener | null = null;

  readonly turn = this.of('turn');
  readonly day = this.of('day');
  readonly eventLastDay = this.of('eventLastDay');
  readonly eventFired = this.of('eventFired');
  readonly eventPending = this.of('eventPending');
  readonly population = this.of('population');
  readonly exForces = this.of('exForces');
  readonly displaced = this.of('displaced');
  readonly prisoners = this.of('prisoners');
  readonly civiliansKilled = this.of('civiliansKilled');
  readonly control = this.of('control');
  readonly supportInsurgent = this.of('supportInsurgent');
  readonly supportGovernment = this.of('supportGovernment');
  readonly fear = this.of('fear');
  readonly exaction = this.of('exaction');
  readonly grievance = this.of('grievance');
  readonly harmByGovernment = this.of('harmByGovernment');
  readonly harmByInsurgents = this.of('harmByInsurgents');
  readonly reliefHeld = this.of('reliefHeld');
  readonly development = this.of('development');
  readonly garrison = this.of('garrison');
  readonly garrisonArms = this.of('garrisonArms');
  readonly heavy = this.of('heavy');
  readonly corruption = this.of('corruption');
  readonly garrisonPayGap = this.of('garrisonPayGap');
  readonly protection = this.of('protection');
  readonly alert = this.of('alert');
  readonly quietDays = this.of('quietDays');
  readonly heldDays = this.of('heldDays');
  readonly fighters = this.of('fighters');
  readonly cash = this.of('cash');
  readonly arms = this.of('arms');
  readonly network = this.of('network');
  readonly cells = this.of('cells');
  readonly heat = this.of('heat');
  readonly leadership = this.of('leadership');
  readonly boldness = this.of('boldness');
  readonly payGap = this.of('payGap');
  readonly intel = this.of('intel');
  readonly stance = this.of('stance');
  readonly treasury = this.of('treasury');
  readonly cache = this.of('cache');
  readonly craft = this.of('craft');
  readonly drive = this.of('drive');
  readonly sanctuary = this.of('sanctuary');
  readonly killed = this.of('killed');
  readonly captured = this.of('captured');
  readonly transit = this.of('transit');
  readonly inland = this.of('inland');
  readonly stateTreasury = this.of('stateTreasury');
  readonly reserve = this.of('reserve');
  readonly garrisonKilled = this.of('garrisonKilled');
  readonly garrisonLeft = this.of('garrisonLeft');
  readonly depotArms = this.of('depotArms');
  readonly depotHeavy = this.of('depotHeavy');
  readonly scrapHeavy = this.of('scrapHeavy');
  readonly spares = this.of('spares');
  readonly sparesUsed = this.of('sparesUsed');
  readonly abroadPeople = this.of('abroadPeople');
  readonly donors = this.of('donors');
  readonly fees = this.of('fees');
  readonly economy = this.of('economy');
  readonly armsMarket = this.of('armsMarket');
  readonly armsLost = this.of('armsLost');
  readonly corridorOpen = this.of('corridorOpen');
  readonly corridorEffort = this.of('corridorEffort');
  readonly corridorControl = this.of('corridorControl');
  readonly attitude = this.of('attitude');
  readonly regime = this.of('regime');
  readonly envoyInsurgent = this.of('envoyInsurgent');
  readonly envoyGovernment = this.of('envoyGovernment');
  readonly covertHelp = this.of('covertHelp');
  readonly attention = this.of('attention');
  readonly cohesion = this.of('cohesion');
  readonly legitimacy = this.of('legitimacy');
  readonly recognition = this.of('recognition');
  readonly margin = this.of('margin');
  readonly marginOwn = this.of('marginOwn');
  readonly marginOther = this.of('marginOther');
  readonly lossesPerWeek = this.of('lossesPerWeek');
  readonly goodReckonings = this.of('goodReckonings');
  readonly negotiation = this.of('negotiation');
  readonly budget = this.of('budget');
  readonly visibility = this.of('visibility');
  readonly capitalVisibility = this.of('capitalVisibility');
  readonly credibility = this.of('credibility');
  readonly outrage = this.of('outrage');
  readonly donorFatigue = this.of('donorFatigue');
  readonly armsPrice = this.of('armsPrice');
  readonly iskpThreat = this.of('iskpThreat');
  readonly ttpViolence = this.of('ttpViolence');
  readonly borderTension = this.of('borderTension');
  readonly waterDispute = this.of('waterDispute');
  readonly trade = this.of('trade');
  readonly aid = this.of('aid');
  readonly internet = this.of('internet');
  readonly pressPerWeek = this.of('pressPerWeek');
  readonly pressCapitalPerWeek = this.of('pressCapitalPerWeek');
  readonly abusePerWeek = this.of('abusePerWeek');
  readonly rivalPerWeek = this.of('rivalPerWeek');
  readonly seenHarmPerWeek = this.of('seenHarmPerWeek');
  readonly donorMood = this.of('donorMood');
  readonly stateFocus = this.of('stateFocus');
  readonly union = this.of('union');
  readonly rift = this.of('rift');
  readonly talksProgress = this.of('talksProgress');
  readonly edicts = this.of('edicts');
  readonly winner = this.of('winner');
  readonly ended = this.of('ended');
  readonly endedDay = this.of('endedDay');
  readonly startFighters = this.of('startFighters');
  readonly frontPosture = this.of('frontPosture');
  readonly frontEmphasis = this.of('frontEmphasis');
  readonly taxes = this.of('taxes');
  readonly publicity = this.of('publicity');
  readonly harmRule = this.of('harmRule');
  readonly zonePosture = this.of('zonePosture');
  readonly zoneRule = this.of('zoneRule');
  readonly zoneAmnesty = this.of('zoneAmnesty');
  readonly antiCorruption = this.of('antiCorruption');
  readonly edictPolicy = this.of('edictPolicy');
  readonly blackout = this.of('blackout');
  readonly guestPolicy = this.of('guestPolicy');
  readonly rivalCampaign = this.of('rivalCampaign');
  readonly estimate = this.of('estimate');
  readonly estimateDay = this.of('estimateDay');
  readonly estimateError = this.of('estimateError');
  readonly suspicion = this.of('suspicion');
  readonly reportedAttacks = this.of('reportedAttacks');
  readonly seenHarm = this.of('seenHarm');
}
