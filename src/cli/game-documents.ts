/** Documents about saved games, as schemas. */
import { z } from 'zod';
import { SIDE_NAMES } from '../engine/sides.js';
import { ENDING_NAMES } from '../game/endings.js';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const hash = z.string().regex(/^[0-9a-f]{32}$/);
const count = z.int().min(0);
const side = z.enum(SIDE_NAMES);

const save = {
  writtenBy: z.string().describe('version of the program that wrote the save'),
  readBy: z.string().describe('version of the program that read it'),
  scenario: z.strictObject({ id: z.string(), title: z.string(), hash }),
  seed: z.string(),
  seats: z
    .strictObject({ nrf: z.string(), taliban: z.string() })
    .describe('person, or the name of a computer player'),
};

export const verifySchema = z
  .strictObject({
    schema: z.literal('salang.verify/1'),
    ...save,
    ok: z.boolean().describe('every turn of every line gives the hash that was saved'),
    lines: z.array(
      z.strictObject({
        name: z.string(),
        turns: count,
        divergence: z
          .strictObject({
            turn: z.int().min(1).describe('first turn that differs, from 1'),
            date: date.describe('its first day'),
            kept: hash,
            found: hash,
            columns: z
              .array(z.string())
              .nullable()
              .describe('columns of the world that differ; null when the save knows others'),
          })
          .nullable(),
      }),
    ),
  })
  .describe('whether a saved game takes the same course when it is played again');

export const replaySchema = z
  .strictObject({
    schema: z.literal('salang.replay/1'),
    ...save,
    turnDays: z.int().min(1),
    line: z.string().describe('the line that is shown: the one that was played last'),
    lines: z.array(z.strictObject({ name: z.string(), turns: count })),
    turns: z.array(
      z.strictObject({
        turn: z.int().min(1),
        date: date.describe('first day'),
        hash: hash.describe('of the world after the turn'),
        orders: z.array(
          z.strictObject({
            side,
            kind: z.string(),
            target: count,
            other: count,
            choice: count,
            text: z.string(),
          }),
        ),
        happenings: z.array(
          z.strictObject({ kind: z.string(), date, text: z.string(), seenBy: z.array(side) }),
        ),
        margins: z
          .strictObject({ nrf: z.number(), taliban: z.number() })
          .describe('true margins after the turn, points'),
      }),
    ),
    ending: z
      .strictObject({
        name: z.enum(ENDING_NAMES),
        date: date.describe('first day after the last turn'),
        winner: side.nullable(),
      })
      .nullable(),
  })
  .describe('the course of a saved game, with its truth');

export const savesSchema = z
  .strictObject({
    schema: z.literal('salang.saves/1'),
    saves: z.array(
      z.strictObject({
        name: z.string().describe('by which other commands find it'),
        game: z
          .strictObject({
            writtenBy: z.string().describe('version of the program'),
            scenario: z.string(),
            title: z.string(),
            seed: z.string(),
            seats: save.seats,
            turns: count.describe('turns that have been played'),
            date: date.describe('first day of the coming turn'),
            ending: z.enum(ENDING_NAMES).nullable(),
          })
          .nullable()
          .describe('null when the file cannot be read'),
        problem: z
          .strictObject({ code: z.string(), message: z.string() })
          .nullable()
          .describe('why the file cannot be read'),
      }),
    ),
  })
  .describe('the saved games, the latest first');

export type SavesDocument = z.infer<typeof savesSchema>;
export type VerifyDocument = z.infer<typeof verifySchema>;
export type ReplayDocument = z.infer<typeof replaySchema>;
