import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** An agency's sign-in service: a real OpenID provider on a port of its own. */
export interface Agency {
  issuer: string;
  /** Whoever a browser brings is signed in as this account. */
  account: string;
  /** Where browsers are sent back to; to be set before the first comes. */
  redirectUri: string;
  /** Signs `account` in at the address we sent the browser to; returns the path it comes back to, with its answer. */
  signIn(address: URL, account: string): Promise<string>;
  close(): Promise<void>;
}

export const agencyClient = {
  OIDC_CLIENT_ID: 'windscreen',
  OIDC_CLIENT_SECRET: 'known to the agency and to us',
};

/** Starts a well-behaved agency. Whoever asks is signed in as its `account`. */
export async function startAgency(redirectUri = ''): Promise<Agency> {
  let serve: ReturnType<Provider['callback']> | undefined;
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    provider ??= quietly(() => createProvider(agency.issuer, agency.redirectUri));
    serve ??= provider.callback();
    if (!request.url?.startsWith('/interaction/')) return void serve(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: agency.account } });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const agency: Agency = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    account: '',
    redirectUri,
    signIn: (address, name) => {
      agency.account = name;
      return walk(address, agency.redirectUri);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return agency;
}

function createProvider(issuer: string, redirectUri: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: agencyClient.OIDC_CLIENT_ID,
        client_secret: agencyClient.OIDC_CLIENT_SECRET,
        redirect_uris: [redirectUri],
      },
    ],
    ttl: { AccessToken: 60, Grant: 60, IdToken: 300, Interaction: 60, Session: 60 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id }) }),
    loadExistingGrant: async (context) => {
      const { client, provider, session } = context.oidc;
      const grant = new provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
}

// The provider warns about every setting that is not for the open internet.
function quietly<T>(make: () => T): T {
  const { warn, info } = console;
  console.warn = console.info = () => {};
  try {
    return make();
  } finally {
    Object.assign(console, { warn, info });
  }
}

/** Follows redirects with cookies, as a browser that has just left us, until one leads back. */
async function walk(start: URL, redirectUri: string): Promise<string> {
  const cookies = new Map<string, string>();
  let address = start;
  for (let hops = 0; hops < 10; hops += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the agency answered ${response.status}: ${await response.text()}`);
    address = new URL(location, address);
    if (address.href.startsWith(redirectUri)) return address.pathname + address.search;
  }
  throw new Error('the agency redirects without end');
}
