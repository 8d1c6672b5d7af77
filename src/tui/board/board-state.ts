/** What a person has chosen on the board. It stays while turns go by. */
import { SHADES, type ShadeName } from '../../game/index.js';
import { PANELS, type PanelName } from './board-layout.js';
import { findAreas, nextProvince, type Direction, type MapModel } from './map-model.js';
import type { MapForm } from './map-panel.js';

export class BoardState {
  /** Index of the chosen area. */
  area: number;
  focus: PanelName = 'map';
  /** The panel beside the map, where there is room for one. */
  beside: PanelName = 'area';
  form: MapForm = 'outlines';
  /** Text of the search field; null while it is closed. */
  search: string | null = null;
  /** First item of the news, first line of the money, chosen actor, chosen order. */
  readonly at = { news: 0, money: 0, actors: 0, orders: 0 };
  #shade = 0;
  readonly #map: MapModel;

  constructor(map: MapModel, area: number) {
    this.#map = map;
    this.area = area;
  }

  get shade(): ShadeName {
    return SHADES[this.#shade] ?? 'control';
  }

  get province(): number {
    return this.#map.provinceOf[this.area] ?? 0;
  }

  /** The next shade of the map, or the one before. */
  turnShade(step: 1 | -1): void {
    this.#shade = (this.#shade + step + SHADES.length) % SHADES.length;
  }

  setShade(name: ShadeName): void {
    this.#shade = SHADES.indexOf(name);
  }

  /** The next panel, or the one before. */
  turnFocus(step: 1 | -1): void {
    const at = PANELS.indexOf(this.focus);
    this.setFocus(PANELS[(at + step + PANELS.length) % PANELS.length] ?? 'map');
  }

  setFocus(panel: PanelName): void {
    this.focus = panel;
    if (panel !== 'map' && panel !== 'orders') this.beside = panel;
  }

  /** Chooses the province that lies next. `tiles`: by the map of tiles. */
  move(direction: Direction, tiles: boolean): void {
    this.chooseProvince(nextProvince(this.#map, this.province, direction, tiles));
  }

  chooseProvince(province: number): void {
    if (province === this.province) return;
    this.area = this.#map.provinces[province]?.areas[0] ?? this.area;
  }

  /** The next area of the same province. */
  turnArea(): void {
    const areas = this.#map.provinces[this.province]?.areas ?? [];
    this.area = areas[(areas.indexOf(this.area) + 1) % areas.length] ?? this.area;
  }

  /** Chooses the first area that the search finds; false when there is none. */
  find(names: readonly string[]): boolean {
    const found = findAreas(this.#map, names, this.search ?? '')[0];
    if (found !== undefined) this.area = found;
    return found !== undefined;
  }
}
