import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { MINUTE } from '#src/domain/day.ts';
import { PAGE_KEPT_MINUTES } from '#src/domain/promise.ts';
import { createClientNetworks } from './clientNetwork.ts';
import { DOOR_LIMITS, type DoorLimits } from './doorLimits.ts';
import type { DoorOptions } from './doorOptions.ts';
import { createErrorAnswers, type ErrorAnswers } from './errorAnswer.ts';
import { type PageMemory, pageMemory } from './pageMemory.ts';
import { type OwnNames, ownNames } from './requestChecks.ts';
import { loadStaticFiles, type StaticFiles } from './staticFiles.ts';
import type { Visit } from './visit.ts';

/** Everything that the steps of the door share; made once, at start. */
export interface Doorway {
  readonly options: DoorOptions;
  readonly limits: DoorLimits;
  readonly names: OwnNames;
  readonly publicHost: string;
  readonly https: boolean;
  readonly files: StaticFiles;
  readonly pages: PageMemory;
  readonly errors: ErrorAnswers;
  readonly networkOf: (address: string) => string;
  /** The visit that a socket is busy with, for when the socket fails meanwhile. */
  readonly visits: WeakMap<Duplex, Visit>;
  /** Answers that go on until their reader goes; a server that stops ends them. */
  readonly streams: Set<ServerResponse>;
}

export function buildDoorway(options: DoorOptions): Doorway {
  const { publicOrigin, mode } = options.settings;
  const https = publicOrigin.startsWith('https:');
  const files = loadStaticFiles(options.clientDir, https);
  return {
    options,
    limits: { ...DOOR_LIMITS, ...options.limits },
    names: ownNames(options.settings),
    publicHost: new URL(publicOrigin).host,
    https,
    files,
    pages: pageMemory({ revision: options.revision, now: options.now, keptMs: PAGE_KEPT_MINUTES * MINUTE }),
    errors: createErrorAnswers({ publicOrigin, stylesheets: files.stylesheets, demonstration: mode !== 'production', https }),
    networkOf: createClientNetworks(options.now),
    visits: new WeakMap(),
    streams: new Set(),
  };
}
