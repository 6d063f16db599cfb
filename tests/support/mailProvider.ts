import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface MailProvider {
  readonly url: string;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A stand-in for the mail provider on this machine, answering as the test says. */
export async function mailProvider(answer: RequestListener): Promise<MailProvider> {
  const server = createServer(answer);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
