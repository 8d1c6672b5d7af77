/** Blocks of a document that a script fills: `<!-- generated: name -->` to `<!-- end -->`. */

/**
 * Generated text that the formatter leaves alone: padding wide tables would make every line of them
 * change with one cell.
 */
export function verbatim(text: string): string {
  return `<!-- prettier-ignore-start -->\n\n${text}\n\n<!-- prettier-ignore-end -->`;
}

const BLOCK = /<!-- generated: ([a-z0-9-]+) -->[\s\S]*?<!-- end -->/g;
const OPENING = /<!-- generated: [a-z0-9-]+ -->/g;

/**
 * The document with each marked block replaced by the text of its name. Throws when a block has no
 * text, has no end, or when a text has no block: a table that nobody sees is a mistake too.
 */
export function fillBlocks(document: string, texts: ReadonlyMap<string, string>): string {
  const used = new Set<string>();
  const filled = document.replace(BLOCK, (block, name: string) => {
    const text = texts.get(name);
    if (text === undefined) throw new Error(`no text is generated for the block "${name}"`);
    if ((block.match(OPENING) ?? []).length > 1) throw new Error(`block "${name}" has no end`);
    used.add(name);
    return `<!-- generated: ${name} -->\n\n${verbatim(text)}\n\n<!-- end -->`;
  });
  const unused = [...texts.keys()].filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`no block is marked for: ${unused.join(', ')}`);
  return filled;
}
