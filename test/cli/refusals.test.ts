import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fixturePath, say, shippedPath } from './terminal.ts';

const TUTORIAL = shippedPath('tutorial.jsonl');

describe('a command line that makes no sense', () => {
  it.each([
    [[], 'No command was given'],
    [['follow'], '"follow" is not a command; it is inspect or trace or cut or flags.'],
    [['inspect'], 'No file was given.'],
    [['trace', '--json'], 'No file was given.'],
    [['inspect', 'nowhere.jsonl'], 'nowhere.jsonl: there is no such file.'],
    [['inspect', fixturePath('')], 'is a folder'],
    [['inspect', `${TUTORIAL}/x`], 'not a directory'],
    [['inspect', fixturePath('../../public/icon.svg')], 'icon.svg: '],
    [['inspect', TUTORIAL, fixturePath('../../public/icon.svg')], 'icon.svg: '],
    [['inspect', TUTORIAL, '--k', '5'], "Unknown option '--k'."],
    [['trace', TUTORIAL, '--colour'], "Unknown option '--colour'."],
    [['trace', TUTORIAL, '--k'], "'--k"],
    [['trace', TUTORIAL, '--json=yes'], "'--json'"],
    [['trace', TUTORIAL, '--k', '1.5'], '--k takes a whole number of 0 or more, not "1.5".'],
    [['trace', TUTORIAL, '--k=-1'], '--k takes a whole number'],
    [['trace', TUTORIAL, '--k', '1e3'], '--k takes a whole number'],
    [['trace', TUTORIAL, '--max-hops', '0'], '--max-hops takes a whole number from 1 to 30, not "0".'],
    [['trace', TUTORIAL, '--max-hops', '31'], '--max-hops'],
    [['trace', TUTORIAL, '--max-gap-days', 'x'], '--max-gap-days'],
    [['trace', TUTORIAL, '--layer', 'gold'], '--layer takes goods, money, control, any, not "gold".'],
    [['trace', TUTORIAL, '--order', 'yes'], '--order takes on, off'],
    [['trace', TUTORIAL, '--goods-match', 'on'], '--goods-match takes off, prefer, require'],
    [['trace', TUTORIAL, '--goods-digits', '3'], '--goods-digits takes 2, 4, 6'],
    [['trace', TUTORIAL, '--claims', 'documented,proven'], 'not "proven".'],
    [['trace', TUTORIAL, '--claims', ''], '--claims'],
    [['trace', TUTORIAL, '--window', '2023'], '--window takes dates'],
    [['trace', TUTORIAL, '--window', '..'], '--window takes dates'],
    [['trace', TUTORIAL, '--window', '2023-13..'], '--window takes dates'],
    [['trace', TUTORIAL, '--window', '2024..2023'], '--window takes dates'],
    [['trace', TUTORIAL, '--max-degree', 'few'], '--max-degree'],
    [['trace', TUTORIAL, '--count-limit', 'few'], '--count-limit'],
    [['trace', TUTORIAL, '--from', 'nobody'], '--from: there is no entity "nobody" in this case.'],
    [['trace', TUTORIAL, '--to', 'zarya,nobody'], '--to: there is no entity "nobody" in this case.'],
    [['trace', TUTORIAL, '--exclude', 'nobody'], '--exclude: there is no entity'],
    [['trace', TUTORIAL, '--require', 'nobody'], '--require: there is no entity'],
    [['trace', TUTORIAL, '--stop', 'nobody'], '--stop: there is no entity'],
    [['trace', TUTORIAL, '--from-rule', 'kind=trador'], '--from-rule: "trador" is not a kind of entity.'],
    [['trace', TUTORIAL, '--to-rule', ''], '--to-rule: The rule is empty.'],
    [['trace', TUTORIAL, '--from', 'elbe', '--from-rule', 'kind=trader'], 'exclude each other'],
    [['flags', TUTORIAL, '--rule', 'pass-through,bad'], '--rule: "bad" is not a rule; there are '],
    [['flags', TUTORIAL, '--threshold', 'pass-through.days'], '--threshold takes RULE.NAME=N with one of '],
    [['flags', TUTORIAL, '--threshold', 'days=4'], 'not "days=4".'],
    [['flags', TUTORIAL, '--threshold', 'pass-through.days=9999'], 'takes a number from 0 to 3650, not "9999".'],
    [['flags', TUTORIAL, '--threshold', 'pass-through.days=x'], 'not "x".'],
  ])('%j ends with code 2 and one clear line', async (words, message) => {
    const { code, out, err } = await say(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^throughline: [^\n]+\n$/);
    expect(err).toContain(message);
  });

  it('is found out before a file is read', async () => {
    expect(existsSync('nowhere.jsonl')).toBe(false);
    expect((await say(['trace', 'nowhere.jsonl', '--k', 'x'])).err).toContain('--k');
  });
});
