import { POST_SIGN_IN } from '../../../components/account/passkeyPosts.ts';

export const prerender = false;
export const POST = POST_SIGN_IN;
