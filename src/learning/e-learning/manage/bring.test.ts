import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linked, moduleBombOf } from '../../../../test/support/wrong-zips.ts';
import { readManifest } from '../../rules/e-learning-manifest.ts';
import { beginsWith, isDone } from '../../rules/e-learning-state.ts';
import { manifestOf, sampleModule, zipOf } from '../../sample/module-zip.ts';
import { lookAt } from './bring.ts';

const page = ['index.html', Buffer.from('<p>Hello')] as const;
const manifest = (words: string) => ['imsmanifest.xml', Buffer.from(words)] as const;

test('a package is found however it was zipped: in a folder, with backslashes, in UTF-16, in another case', async () => {
  const wide = Buffer.from(`\ufeff${manifestOf('1.2').replace('utf-8', 'utf-16')}`, 'utf16le');
  const big = Buffer.from(wide).swap16();
  for (const [name, bytes] of [
    ['imsmanifest.xml', wide],
    ['imsmanifest.xml', big],
    ['IMSManifest.xml', Buffer.from(manifestOf('1.2'))],
    ['course/imsmanifest.xml', Buffer.from(manifestOf('1.2'))],
  ] as const) {
    const folder = name.includes('/') ? 'course/' : '';
    const { items, root } = await lookAt(
      zipOf([
        [name, bytes],
        [`${folder}index.html`, page[1]],
      ]),
    );
    assert.deepEqual([items[0]?.href, root], ['index.html', folder]);
  }
  const odd = await lookAt(
    zipOf([
      manifest(manifestOf('2004', 'Pages%20of%20it\\START 1.htm?a=b c')),
      ['Pages of it\\Start 1.htm', page[1]],
    ]),
  );
  assert.equal(odd.items[0]?.href, 'Pages%20of%20it/Start%201.htm?a=b%20c');
  await assert.rejects(
    lookAt(
      zipOf([
        ['a/imsmanifest.xml', page[1]],
        ['b/imsmanifest.xml', page[1]],
      ]),
    ),
    /several modules in it/,
  );
});

test('a zip that lies, bombs, leads out of itself or links is refused, in words', async () => {
  const good = manifest(manifestOf('1.2'));
  const bomb = moduleBombOf(40_000_000);
  const wrong: [Buffer, RegExp][] = [
    [zipOf([good, page, ['../out.html', Buffer.from('x')]]), /leads out of it/],
    [zipOf([good, page, ['/etc/passwd', Buffer.from('x')]]), /leads out of it/],
    [zipOf([good, page, ['..\\out.html', Buffer.from('x')]]), /leads out of it/],
    [zipOf([good, page, page]), /comes twice/],
    [zipOf([good, page, ['_windscreen/api.js', Buffer.from('x')]]), /called as one of ours/],
    [zipOf([page]), /no imsmanifest\.xml/],
    [zipOf([good]), /names “index\.html”, and there is no such file/],
    [zipOf([manifest(manifestOf('1.2', '../../secret.html')), page]), /names a file outside itself/],
    [zipOf([manifest(manifestOf('1.2', 'https://elsewhere.example/')), page]), /names a file outside itself/],
    [zipOf([manifest('<manifest><organizations>'), page]), /cannot be read as XML/],
    [zipOf([manifest('<!DOCTYPE a [<!ENTITY b "c">]><manifest/>'), page]), /cannot be read as XML/],
    [zipOf([manifest('<manifest><metadata/></manifest>'), page]), /neither SCORM 1\.2 nor SCORM 2004/],
    [sampleModule('1.2').subarray(0, 900), /not a whole zip/],
    [bomb, /too large when it is unpacked/],
    [linked(zipOf([good, page])), /There is a link in it/],
  ];
  for (const [zip, why] of wrong) await assert.rejects(lookAt(zip), why);
});

test('what a manifest begins a part with is read, and decides when it is done', () => {
  const [old] = readManifest(
    manifestOf('1.2').replace(
      '</title></item>',
      '</title><adlcp:datafromlms>a=b</adlcp:datafromlms><adlcp:masteryscore>80</adlcp:masteryscore></item>',
    ),
  ).items;
  assert.deepEqual([old?.launch, old?.mastery], ['a=b', '80']);
  const [part] = readManifest(
    manifestOf('2004').replace(
      '</title></item>',
      '</title><imsss:sequencing><imsss:objectives><imsss:primaryObjective satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing><adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.5"/></item>',
    ),
  ).items;
  assert.ok(part);
  const begins = beginsWith('2004', part);
  assert.deepEqual(begins, { 'cmi.scaled_passing_score': '0.8', 'cmi.completion_threshold': '0.5' });
  const told = (state: object) => isDone('2004', { ...begins, ...state }, true);
  assert.equal(told({ 'cmi.score.scaled': '0.9', 'cmi.success_status': 'unknown' }), true);
  assert.equal(told({ 'cmi.score.scaled': '0.7', 'cmi.success_status': 'passed' }), false);
  assert.equal(told({ 'cmi.progress_measure': '0.5', 'cmi.completion_status': 'incomplete' }), true);
  const raw = {
    'cmi.student_data.mastery_score': '80',
    'cmi.core.score.raw': '79',
    'cmi.core.lesson_status': 'completed',
  };
  assert.equal(isDone('1.2', raw, true), false);
  assert.equal(isDone('1.2', { ...raw, 'cmi.core.score.raw': '80' }, true), true);
  const asset = readManifest(manifestOf('1.2').replace('scormtype="sco"', 'scormtype="asset"')).items[0];
  assert.equal(asset?.asset, true);
});

test('manifests of both versions are read: parts in order, bases, parameters, prefixes', () => {
  const two = `<?xml version="1.0"?><manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xml:base="whole/"><metadata><schema>ADL SCORM</schema><schemaversion>2004 3rd Edition</schemaversion></metadata>
    <organizations default="b"><organization identifier="a"/><organization identifier="b"><title>Two &amp; more</title>
    <item identifier="i1" identifierref="r1" parameters="?page=1"><title>One</title></item>
    <item identifier="group"><title>Group</title><item identifier="i2" identifierref="r2"><title><![CDATA[<Two>]]></title></item></item></organization></organizations>
    <resources xml:base="parts/"><resource identifier="r1" adlcp:scormType="sco" href="one.html"/><resource identifier="r2" href="two.html"/><resource identifier="r3" type="webcontent"/></resources></manifest>`;
  assert.deepEqual(readManifest(two), {
    version: '2004',
    title: 'Two & more',
    items: [
      { id: 'i1', title: 'One', href: 'whole/parts/one.html?page=1' },
      { id: 'i2', title: '<Two>', href: 'whole/parts/two.html' },
    ],
  });
  assert.equal(readManifest(manifestOf('1.2')).version, '1.2');
});
