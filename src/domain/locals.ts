/** What the front door tells a page about the request, besides the ports. Nothing of it is ever written down. */
export interface RequestFacts {
  readonly requestId: string;
  /** Stands for the sender's network for one day; made with a random key that lives in memory only. */
  readonly clientNetwork: string;
}
