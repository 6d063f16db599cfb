import type { CDPSession, Page } from '@playwright/test';

/** A device with passkeys that Chromium plays by itself: its owner is there and verified, unless a test says otherwise. */
export interface VirtualDevice {
  /** Whether its owner proves to be the owner (finger, face, its own PIN). */
  ownerIsThere(is: boolean): Promise<void>;
}

/** Gives a page's browser a device, over the protocol of its own developer tools. */
export async function withDevice(page: Page): Promise<VirtualDevice> {
  const client: CDPSession = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async ownerIsThere(isUserVerified) {
      await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
  };
}
