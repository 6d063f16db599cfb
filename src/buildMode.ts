/** True in every mode but production: pages then say that nobody reads what is sent. Read at build for prerendered pages; the server refuses to start when the two differ. */
export const isDemonstration = process.env['PORTAL_MODE'] !== 'production';
