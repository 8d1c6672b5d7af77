/**
 * Makes an object with the names that are declared, each of which holds null or a half, by `value`; the
 * caller overwrites them.
 *
 * V8 keeps an object that is filled name by name in a loop as a hash table, many times slower to
 * read than one of a fixed shape. An object out of JSON has a fixed shape, and the same one as every
 * other with these names, so that rules stay as fast with the parameters of a hundred models as with
 * those of one. Nothing that a program can observe changes, and other engines lose nothing.
 */
export function namedValues<T>(
  declared: Readonly<Record<string, unknown>>,
  value: 0.5 | null,
): Record<string, T> {
  const texts = value === null ? EMPTY : FILLED;
  let text = texts.get(declared);
  if (text === undefined) {
    const fields = Object.keys(declared).map((name) => `${JSON.stringify(name)}:${value}`);
    texts.set(declared, (text = `{${fields.join(',')}}`));
  }
  return JSON.parse(text) as Record<string, T>;
}

/** Texts by what they were made for: models are compiled by the hundred thousand. */
const EMPTY = new WeakMap<object, string>();
const FILLED = new WeakMap<object, string>();
