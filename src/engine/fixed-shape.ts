/**
 * V8 keeps an object that was filled name by name as a hash table, many times slower to read than
 * one of a fixed shape; having served as a prototype once makes it keep a fixed shape. Nothing that
 * a program can observe changes, and other engines lose nothing.
 */
export function fixedShape<T extends object>(object: T): T {
  const child = Object.create(object) as { probe?: unknown };
  void child.probe;
  return object;
}
