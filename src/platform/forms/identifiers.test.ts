import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readNhsNumber, readPostcode, readUpn } from './identifiers.ts';

test('NHS numbers are taken with their check digit', () => {
  assert.equal(readNhsNumber('943 476 5919'), '9434765919');
  assert.equal(readNhsNumber('401-023-2137'), '4010232137');
  for (const wrong of ['9434765910', '1234567890', '0000000000', '9999999999', '943476591', 'NHS'])
    assert.equal(readNhsNumber(wrong), undefined, wrong);
});

test('of the ten last digits of an NHS number at most one is right', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), (n) => {
      const nine = String(n).padStart(9, '0');
      const right = [...'0123456789'].filter((digit) => readNhsNumber(nine + digit) !== undefined);
      return right.length <= 1;
    }),
  );
});

test('a UPN is taken with its check letter, also a temporary one', () => {
  assert.equal(readUpn(' k201200195001 '), 'K201200195001');
  for (const wrong of ['A201200195001', 'K20120019500', 'I201200195001', 'K2012001950011'])
    assert.equal(readUpn(wrong), undefined, wrong);
});

test('one wrong digit in a UPN is noticed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 9 }), (at, digit) => {
      const right = 'K201200195001';
      const wrong = right.slice(0, at) + digit + right.slice(at + 1);
      return wrong === right || readUpn(wrong) === undefined;
    }),
  );
});

test('postcodes are put into their usual form', () => {
  assert.equal(readPostcode('rm176sl'), 'RM17 6SL');
  for (const right of ['SS2 6ER', 'CM1 1QH', 'SW1A 1AA', 'EC1A 1BB', 'W1A 0AX', 'GIR 0AA', 'ZZ99 3VZ'])
    assert.equal(readPostcode(right), right);
  for (const wrong of ['AA1 1AC', 'Q1 1AA', 'ZZ99 3AA', 'RM17', '', 'SW1A 1A']) {
    assert.equal(readPostcode(wrong), undefined, wrong);
  }
});
