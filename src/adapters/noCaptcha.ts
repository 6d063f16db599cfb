import type { Captcha } from '#src/ports.ts';

/** No check is set up: none is offered, and what is in doubt is held. */
export const noCaptcha: Captcha = {
  offered: false,
  verify: () => Promise.resolve('unavailable'),
};
