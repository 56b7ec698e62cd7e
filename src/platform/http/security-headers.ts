/**
 * Headers that every answer carries. Signed-in pages have a nonce; public pages have none and nothing inline,
 * because a cached body would meet a newer header's nonce and lose its script.
 */
export function securityHeaders(options: {
  nonce?: string;
  https: boolean;
  formActions?: string;
}): Record<string, string> {
  const own = options.nonce === undefined ? "'self'" : `'self' 'nonce-${options.nonce}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    "img-src 'self' data:",
    "media-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action 'self'${options.formActions ? ` ${options.formActions}` : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'x-frame-options': 'DENY',
    ...(options.https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}
