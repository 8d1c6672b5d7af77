import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentText } from '../../src/cli/json-text.js';

it('is read back as the same document', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
      expect(JSON.parse(documentText(document))).toEqual(JSON.parse(JSON.stringify(document)));
    }),
  );
});

it('keeps lists of numbers on a line', () => {
  expect(documentText({ a: [1, 2.5, null], b: [], c: {}, d: [{ e: 'x' }], f: undefined })).toBe(
    '{\n  "a": [1,2.5,null],\n  "b": [],\n  "c": {},\n  "d": [\n    {\n      "e": "x"\n    }\n  ]\n}\n',
  );
});
