import { POST_ASK } from '../../../components/account/passkeyPosts.ts';

export const prerender = false;
export const POST = POST_ASK;
