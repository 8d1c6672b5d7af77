/** Tables as comma-separated text (RFC 4180, with line feeds), written as they come. */
import { open, type FileHandle } from 'node:fs/promises';
import { formatIsoDate } from '../../engine/calendar.js';
import type { Row, TableSpec, Value } from './tables.js';

/** Characters that are kept before they are written. */
const BUFFERED = 1 << 20;

/** Writes one table to a file that must not be there yet. */
export class CsvFile {
  readonly #isDate: readonly boolean[];
  #text: string;

  private constructor(
    private readonly handle: FileHandle,
    table: TableSpec,
  ) {
    this.#isDate = table.columns.map(({ type }) => type === 'DATE');
    this.#text = `${table.columns.map(({ name }) => field(name)).join(',')}\n`;
  }

  static async create(path: string, table: TableSpec): Promise<CsvFile> {
    return new CsvFile(await open(path, 'wx'), table);
  }

  async add(rows: Iterable<Row>): Promise<void> {
    for (const row of rows) {
      const fields = row.map((value, c) =>
        // Dates that were read back from a file are text already.
        this.#isDate[c] === true && typeof value === 'number' ? formatIsoDate(value) : field(value),
      );
      this.#text += `${fields.join(',')}\n`;
      if (this.#text.length > BUFFERED) await this.#flush();
    }
  }

  async #flush(): Promise<void> {
    await this.handle.writeFile(this.#text);
    this.#text = '';
  }

  /** Writes what is left and waits until the disk has it. */
  async finish(): Promise<void> {
    await this.#flush();
    await this.handle.sync();
    await this.handle.close();
  }

  /** Gives the file up as it is. */
  async abandon(): Promise<void> {
    await this.handle.close();
  }
}

/** Numbers in the shortest form that reads back as the same number. */
function field(value: Value): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  // Spreadsheets run what begins like a formula; a text of an experiment must not.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
