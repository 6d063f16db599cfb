import { POST_ADD } from '../../../components/account/passkeyPosts.ts';

export const prerender = false;
export const POST = POST_ADD;
