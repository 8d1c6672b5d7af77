/** Counts, dates and lists as commands write them: the words of reports. */
export { formatCountOf, formatDate, formatList, sentenceCase } from '../report/words.js';
