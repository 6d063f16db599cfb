import { expect, test } from 'vitest';
import type { Line, Region } from '#src/domain/atlas.ts';
import { frameAround, inFrame, middleOf, regionPath, ringPath, STATE_ROOM } from '#src/domain/mapFrame.ts';

function region(...rings: Line[]): Region {
  return { id: '53001', name: 'A', rings };
}

function square(x: number, y: number, side: number): Line {
  return [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
}

test('a frame holds its regions, as large as its room allows', () => {
  const wide = region([
    [10, 10],
    [30, 10],
    [30, 15],
    [10, 15],
    [10, 10],
  ]);
  const frame = frameAround([wide], STATE_ROOM);
  expect(frame.width).toBe(STATE_ROOM.width);
  expect(frame.height).toBeLessThan(STATE_ROOM.height / 2);
  const [left, top] = inFrame(frame, [10, 10]);
  const [right, bottom] = inFrame(frame, [30, 15]);
  expect(left).toBeGreaterThan(0);
  expect(top).toBeGreaterThan(0);
  expect(right).toBeLessThan(frame.width);
  expect(bottom).toBeLessThan(frame.height);
});

test('a path goes in steps and closes itself', () => {
  expect(ringPath(square(2, 3, 10))).toBe('M2 3l10 0 0 10-10 0z');
});

test('specks are left out of a region that has more', () => {
  const frame = { left: 0, top: 0, scale: 1, width: 100, height: 100 };
  expect(regionPath(region(square(0, 0, 50), square(70, 70, 1)), frame)).toBe('M0 0l50 0 0 50-50 0z');
});

test('a region too small to be drawn is still there, as a small square at its place', () => {
  const frame = { left: 0, top: 0, scale: 1, width: 100, height: 100 };
  expect(regionPath(region(square(70, 70, 0.4)), frame)).toMatch(/^M68 68h4v4h-4z$/);
});

test('the middle of a square is its middle, whatever small islands it has', () => {
  expect(middleOf(region(square(90, 90, 2), square(0, 0, 10)))).toEqual([5, 5]);
});

test('the middle of a bent region lies inside it', () => {
  // A horseshoe that opens upward: the middle of its area lies in the gap.
  const horseshoe: Line = [
    [0, 0],
    [2, 0],
    [2, 20],
    [30, 20],
    [30, 0],
    [33, 0],
    [33, 22],
    [0, 22],
    [0, 0],
  ];
  const [x, y] = middleOf(region(horseshoe));
  expect((x >= 0 && x <= 2) || (x >= 30 && x <= 33) || y >= 20).toBe(true);
});
