/**
 * Choosing one order among those that can be given, column by column: what is ordered, to whom, where
 * to, and how. Every column always has a choice, so that there is an order to look at at any time.
 */
import { ORDER_KINDS, type Order, type OrderKind, type OrderKindSpec } from '../../engine/index.js';

/** A column of the picker, by the field of an order that it chooses. */
export type ColumnField = 'kind' | 'target' | 'other' | 'choice';

export interface ChoiceColumn {
  readonly field: ColumnField;
  /** Values that can be chosen, in the order of the table of orders. */
  readonly values: readonly (string | number)[];
  /** Index of the chosen one. */
  readonly chosen: number;
}

/** What was chosen in each column, where anything was. */
type Wanted = { readonly [F in ColumnField]?: string | number };

export class OrderChoice {
  #legal: readonly Order[];
  #wanted: Wanted;
  /** Number of the column that the keys move in. */
  column = 0;

  /** @param wanted what is chosen at first, where it can be */
  constructor(legal: readonly Order[], wanted: Wanted = {}) {
    this.#legal = legal;
    this.#wanted = wanted;
  }

  /** Other orders can be given now; what was chosen stays chosen where it can. */
  renew(legal: readonly Order[]): void {
    this.#legal = legal;
    this.column = Math.min(this.column, this.columns.length - 1);
  }

  /** The columns for what is chosen; none when no order can be given. */
  get columns(): readonly ChoiceColumn[] {
    const columns: ChoiceColumn[] = [];
    let left = this.#legal;
    for (const field of this.#fields()) {
      const values = [...new Set(left.map((order) => order[field]))];
      const chosen = Math.max(
        0,
        values.findIndex((value) => value === this.#wanted[field]),
      );
      columns.push({ field, values, chosen });
      left = left.filter((order) => order[field] === values[chosen]);
    }
    return columns;
  }

  /** The order that is chosen; null when none can be given. */
  get order(): Order | null {
    const { columns } = this;
    const found = this.#legal.find((order) =>
      columns.every(({ field, values, chosen }) => order[field] === values[chosen]),
    );
    return found ?? null;
  }

  /** Chooses another value in the column of the keys. */
  move(step: number): void {
    const column = this.columns[this.column];
    if (column === undefined) return;
    const at = Math.min(column.values.length - 1, Math.max(0, column.chosen + step));
    const value = column.values[at];
    if (value !== undefined) this.#wanted = { ...this.#wanted, [column.field]: value };
  }

  /** Goes to the next column; false when this is the last. */
  enter(): boolean {
    if (this.column >= this.columns.length - 1) return false;
    this.column += 1;
    return true;
  }

  /** Goes to the column before; false when this is the first. */
  leave(): boolean {
    if (this.column === 0) return false;
    this.column -= 1;
    return true;
  }

  #fields(): ColumnField[] {
    const kinds = [...new Set(this.#legal.map(({ kind }) => kind))];
    const kind = kinds.includes(this.#wanted.kind as OrderKind)
      ? (this.#wanted.kind as OrderKind)
      : kinds[0];
    if (kind === undefined) return [];
    const spec: OrderKindSpec = ORDER_KINDS[kind];
    return [
      'kind',
      ...(spec.target === 'none' ? [] : (['target'] as const)),
      ...(spec.other === undefined ? [] : (['other'] as const)),
      'choice',
    ];
  }
}
