type Directives = Readonly<Record<string, Iterable<string>>>;

/** For everything that is no page: nothing may be loaded, nothing may frame it. */
export const CONTENT_SECURITY_POLICY: Directives = { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'self'"] };

/** For GraphiQL: its own files alone. Its editor makes styles at run time and starts workers. */
export const GRAPHIQL_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self' data:", "worker-src 'self' blob:",
  "connect-src 'self' ws: wss:", "manifest-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
].join('; ');
