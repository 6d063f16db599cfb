/**
 * Loaded before a server under test: its clock starts at one moment that never changes, a Tuesday at ten in Seattle, and
 * runs on from there. So days, promises and what is overdue stand the same on its pages whenever the tests run.
 */
const START = Date.parse('2026-12-01T18:00:00Z');
const offset = START - Date.now();
const realNow = Date.now.bind(Date);

Date.now = () => realNow() + offset;
