/**
 * Makes an object with the given names, each of which holds `value`; the caller overwrites them.
 *
 * V8 keeps an object that is filled name by name in a loop as a hash table, many times slower to
 * read than one of a fixed shape. An object out of JSON has a fixed shape, and the same one as every
 * other with these names, so that rules stay as fast with the parameters of a hundred models as with
 * those of one. Nothing that a program can observe changes, and other engines lose nothing.
 */
export function namedValues<T>(names: readonly string[], value: number | null): Record<string, T> {
  const fields = names.map((name) => `${JSON.stringify(name)}:${value}`);
  return JSON.parse(`{${fields.join(',')}}`) as Record<string, T>;
}
