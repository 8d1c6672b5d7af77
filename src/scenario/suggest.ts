/** "Did you mean": the known names nearest to one that is not known. */

/** Optimal string alignment distance (Levenshtein with swaps), ignoring case. */
export function editDistance(a: string, b: string): number {
  const [s, t] = [a.toLowerCase(), b.toLowerCase()];
  let beforeLast: number[] = [];
  let last = Array.from({ length: t.length + 1 }, (_, j) => j);
  for (let i = 1; i <= s.length; i++) {
    const row = [i];
    for (let j = 1; j <= t.length; j++) {
      const same = s[i - 1] === t[j - 1];
      let best = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1];
      if (swapped) best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[t.length] ?? 0;
}

/** Longer texts are not compared: a typing error leaves a name short. */
const MAX_LENGTH = 80;

/** Up to three candidates that a slip of typing could have turned into `name`, nearest first. */
export function nearest(name: string, candidates: Iterable<string>): string[] {
  if (name.length > MAX_LENGTH) return [];
  const limit = Math.max(2, Math.floor(name.length / 3));
  const close: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = editDistance(name, candidate);
    if (distance <= limit) close.push({ candidate, distance });
  }
  close.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return close.slice(0, 3).map((c) => c.candidate);
}

/** Advice for an unknown name: the nearest candidates, or a short list of all, or nothing. */
export function didYouMean(name: string, candidates: Iterable<string>): string | undefined {
  const all = [...candidates];
  const close = nearest(name, all);
  if (close.length > 0) return `Did you mean ${close.join(' or ')}?`;
  if (all.length > 0 && all.length <= 12) return `Known here: ${all.join(', ')}.`;
  return undefined;
}
