/** Whose a reported count is, in the words of reports. */
export { claimOf, countOf, frontName, windowOf } from '../../report/claims.js';
