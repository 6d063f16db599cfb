import { readFileSync } from 'node:fs';

/** Linux shows a process's time in hundredths of a second on every machine (proc(5), USER_HZ). */
const TICK_MICROS = 10_000;
/** Of /proc/<pid>/stat, counted from behind the program's name. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

/** Microseconds that all threads of a process have worked; null where the system does not tell. */
export function cpuMicros(pid: number): number | null {
  const stat = procFile(pid, 'stat');
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * TICK_MICROS;
}

/** Memory of a process in MiB, now and at its highest; null where the system does not tell. */
export function memoryMiB(pid: number): { readonly now: number; readonly highest: number } | null {
  const status = procFile(pid, 'status');
  const kib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status ?? '')?.[1]) / 1024;
  return status === null ? null : { now: kib('VmRSS'), highest: kib('VmHWM') };
}

function procFile(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return null;
  }
}
