import { once } from 'node:events';

/** What the process that started this one wants of it. */
export async function firstOrder<Order>(): Promise<Order> {
  const [order] = await once(process, 'message');
  return order;
}
