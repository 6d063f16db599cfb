import type { Clock, Logger } from '#src/ports.ts';
import { systemClock } from './systemClock.ts';

// JSON escapes the first 32 controls by itself. These too could rewrite a terminal or break a line for some reader.
const RISKY = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
// Fields are codes, ids and counts; whatever is longer is somebody's text and does not belong here.
const LONGEST_FIELD = 200;

interface LoggerOptions {
  readonly clock?: Clock;
  readonly write?: (line: string) => void;
}

/** Writes each event as one line of JSON (security/controls L1). */
export function jsonLogger({ clock = systemClock, write = toStandardOutput }: LoggerOptions = {}): Logger {
  return {
    event(name, fields = {}) {
      const first = { time: new Date(clock.now()).toISOString(), event: name };
      // Named twice: they come first in the line, and no field can take their place.
      const line = JSON.stringify({ ...first, ...fields, ...first }, shortened);
      write(`${line.replace(RISKY, escaped)}\n`);
    },
  };
}

function shortened(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.slice(0, LONGEST_FIELD) : value;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

// A write to a pipe holds the event loop up for some 20 microseconds: lines wait a moment and leave together.
const TOGETHER_MS = 100;
let waiting: string[] = [];

function toStandardOutput(line: string): void {
  if (waiting.length === 0) setTimeout(flush, TOGETHER_MS).unref();
  waiting.push(line);
}

function flush(): void {
  if (waiting.length === 0) return;
  process.stdout.write(waiting.join(''));
  waiting = [];
}

process.on('exit', flush);
