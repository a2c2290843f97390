// Signs calls as Contentful and Standard Webhooks do, with the packages that they publish, and verifies one of ours.
// node signers.mjs SECRET WHSEC < callback.json   prints a list of [sender, path, headers, body]
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'here.js'));
const { signRequest } = require('@contentful/node-apps-toolkit');
const { Webhook } = require('standardwebhooks');

const [secret, whsec] = process.argv.slice(2);
const ours = JSON.parse(readFileSync(0, 'utf8'));
new Webhook(whsec).verify(ours.body, ours.headers); // throws where it does not hold

const body = JSON.stringify({ sys: { id: '5Ks', type: 'Entry' }, fields: { title: { 'en-US': 'Bro – 日本 €' } } });
const topic = { 'X-Contentful-Topic': 'ContentManagement.Entry.publish', 'Content-Type': 'application/json' };
const paths = ['/contentful', '/hook?a=1&b=two%20words', '/hook?a=1&b=x y&c=é', '/hå/c?q=a+b', '/a%20b?x=%2F', "/x?y=it's(1)!*~"];
const calls = paths.flatMap((path) => [{}, topic].map((headers) => {
  const signed = signRequest(secret, { method: 'POST', path, headers, body }, Date.now());
  return ['contentful', path, { ...headers, ...signed }, body];
}));
const at = new Date();
for (const key of [whsec, whsec.slice('whsec_'.length)]) {
  calls.push(['standard', '/', {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(key).sign('msg_1', at, body),
  }, body]);
}
process.stdout.write(JSON.stringify(calls));
