import { POST_UNLOCK } from '../../../components/account/passkeyPosts.ts';

export const prerender = false;
export const POST = POST_UNLOCK;
