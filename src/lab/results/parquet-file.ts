/**
 * Parquet files, written a group of rows at a time, so that memory does not grow with the file. The
 * same rows give the same bytes: groups have a fixed number of rows, and nothing of the machine or
 * the time is written.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ColumnSpec, ColumnType, Row, TableSpec, Value } from './tables.js';

/** Rows of a group, but for the last: a group of every table is in memory while files are made. */
export const GROUP_ROWS = 4_096;

/** An element of a Parquet schema, as the writer takes it. */
type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

const PHYSICAL: Readonly<Record<ColumnType, Partial<Element>>> = {
  INT32: { type: 'INT32' },
  INT64: { type: 'INT64' },
  DOUBLE: { type: 'DOUBLE' },
  STRING: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  DATE: { type: 'INT32', converted_type: 'DATE' },
  BOOLEAN: { type: 'BOOLEAN' },
};

function elementOf({ name, type, nullable }: ColumnSpec): Element {
  const repetition_type = nullable === true ? 'OPTIONAL' : 'REQUIRED';
  return { name, repetition_type, ...PHYSICAL[type] };
}

/** Writes one table to a file that must not be there yet. */
export class ParquetFile {
  readonly #bytes = new ByteWriter(1 << 20);
  readonly #parquet: ParquetWriter;
  readonly #columns: Value[][];
  rows = 0;

  private constructor(
    private readonly handle: FileHandle,
    private readonly table: TableSpec,
  ) {
    const { columns, name } = table;
    const root: Element = { name: 'schema', num_children: columns.length };
    this.#parquet = new ParquetWriter({
      writer: this.#bytes,
      schema: [root, ...columns.map(elementOf)],
      kvMetadata: [{ key: 'salang.table', value: name }],
      createdBy: 'salang',
    });
    this.#columns = columns.map(() => []);
  }

  static async create(path: string, table: TableSpec): Promise<ParquetFile> {
    return new ParquetFile(await open(path, 'wx'), table);
  }

  /** Adds rows; what fills a group is written at once. */
  async add(rows: Iterable<Row>): Promise<void> {
    for (const row of rows) {
      this.#columns.forEach((column, c) => column.push(row[c] ?? null));
      this.rows++;
      if (this.rows % GROUP_ROWS === 0) await this.#writeGroup();
    }
  }

  async #writeGroup(): Promise<void> {
    const rowGroupSize = this.#columns[0]?.length ?? 0;
    if (rowGroupSize === 0) return;
    const columnData = this.table.columns.map(({ name, type }, c) => ({
      name,
      data: dataOf(type, this.#columns[c] ?? []),
      offsetIndex: false,
    }));
    await this.#parquet.write({ columnData, rowGroupSize });
    for (const column of this.#columns) column.length = 0;
    await this.#flush();
  }

  async #flush(): Promise<void> {
    await this.handle.writeFile(this.#bytes.getBytes());
    this.#bytes.index = 0;
  }

  /** Writes what is left and waits until the disk has it. */
  async finish(): Promise<void> {
    await this.#writeGroup();
    await this.#parquet.finish();
    await this.#flush();
    await this.handle.sync();
    await this.handle.close();
  }

  /** Gives the file up as it is. */
  async abandon(): Promise<void> {
    await this.handle.close();
  }
}

type Data = Parameters<ParquetWriter['write']>[0]['columnData'][number]['data'];

function dataOf(type: ColumnType, values: Value[]): Data {
  if (type === 'INT64') return values.map((value) => BigInt(Number(value)));
  if (type === 'DATE') {
    return values.map((day) => (day === null ? null : new Date(Number(day) * 86_400_000)));
  }
  return values;
}
