import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reportText, type Report } from '../../src/report/index.js';
import { dataElement, markup } from '../../src/report/html.js';
import {
  HOSTILE,
  sampleGameReport,
  sampleRunReport,
  sampleScenarioReport,
  sampleSweepReport,
} from './samples.js';

const KINDS: readonly [string, () => Report | Promise<Report>][] = [
  ['a scenario', sampleScenarioReport],
  ['a run', sampleRunReport],
  ['a sweep', sampleSweepReport],
  ['games', () => sampleGameReport(2)],
];

describe.each(KINDS)('the report of %s', (_name, make) => {
  let texts: Promise<[string, string]> | undefined;
  const both = (): Promise<[string, string]> =>
    (texts ??= (async () => [await reportText(await make()), await reportText(await make())])());

  it('is the same bytes each time, and below three megabytes', async () => {
    const [text, again] = await both();
    expect(text === again).toBe(true);
    expect(Buffer.byteLength(text)).toBeLessThan(3 * 1024 * 1024);
  });

  it('runs no script but its own, whatever the texts are', async () => {
    const [text] = await both();
    const scripts = [...text.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)];
    const running = scripts.filter(
      ([, attributes = '']) => !attributes.includes('application/json'),
    );
    expect(running).toHaveLength(1);
    expect(text.match(/<script/g)).toHaveLength(scripts.length);
    // No element of the page but its own holds an attribute that could run, and no picture is loaded.
    expect(text).not.toMatch(/<img|<iframe|<object|<[a-z]+[^>"]* on[a-z]+=/i);
    expect(text).not.toMatch(/<[a-z]+(?: [\w-]+(?:="[^"]*")?)* style=/i);
  });

  it('allows that script and its style by their hashes, and nothing else', async () => {
    const [text] = await both();
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? '';
    const hashOf = (of: string): string =>
      `&#39;sha256-${createHash('sha256').update(of).digest('base64')}&#39;`;
    const script = /<script>([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '';
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? '';
    expect(policy.split('; ')).toEqual([
      'default-src &#39;none&#39;',
      `script-src ${hashOf(script)}`,
      `style-src ${hashOf(style)}`,
      'font-src data:',
      'base-uri &#39;none&#39;',
      'form-action &#39;none&#39;',
    ]);
  });

  it('names nothing on the network', async () => {
    const [text] = await both();
    const addresses = text.match(/(?:https?:)?\/\/[a-z0-9.-]+\.[a-z]{2,}/gi) ?? [];
    const loaded = addresses.filter((address) => address !== 'http://www.w3.org');
    // Sources may be addresses, but only as text.
    for (const address of loaded) expect(text).not.toMatch(new RegExp(`(?:src|href)="${address}`));
    expect(text).not.toMatch(/ (?:src|srcset|action|xlink:href)="/);
  });

  it('has every id once, and every link leads somewhere', async () => {
    const [text] = await both();
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});

describe('the tag', () => {
  it('escapes what is put into it, but not what it made itself', () => {
    const made = markup`<p title="${HOSTILE}">${HOSTILE}${markup`<b>${'<'}</b>`}${false}${null}${[1, '&']}</p>`;
    expect(made.text).not.toContain('<script');
    expect(made.text).not.toContain('<img');
    expect(made.text).toMatch(/<b>&lt;<\/b>1&amp;<\/p>$/);
  });

  it('writes data that cannot end their element', () => {
    const data = { text: `</script><!--${HOSTILE}\u2028` };
    const { text } = dataElement('d', data);
    const content = text.replace(/^<script[^>]*>/, '').replace(/<\/script>$/, '');
    expect(content).not.toContain('<');
    expect(JSON.parse(content)).toEqual(data);
  });
});
