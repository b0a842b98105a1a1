# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the same kind of use in the formats that teams have, as their own tools write them."""
import csv
import datetime
import io
import json
from fractions import Fraction

IDS = ('', 'acme', 'Zürich AG', 'a,b "quoted"', 'x;y', 'two words', '客户', '007', "o'brien")
MODELS = ('claude-haiku-4-5', 'gpt-5', 'gpt-99-unknown')


class Row:
    """One call, or what a report sums up of several."""

    def __init__(self, rand, form, number):
        self.number = number
        self.customer = rand.choice(IDS) if rand.random() < 0.4 else 'c%d' % rand.randrange(40)
        self.calls = rand.randint(1, 500) if form.has_calls else 1
        self.fresh = rand.choice((0, rand.randint(0, 9000), rand.randint(0, 10 ** 9)))
        self.cached = rand.randint(0, 40000) if form.has_cache else 0
        self.written = rand.randint(0, 900) if form.has_writes else 0
        self.output = rand.choice((0, rand.randint(0, 900)))
        self.cost = Fraction(rand.randint(0, 10 ** 7), 10 ** 6)
        self.model = rand.choice(MODELS)
        self.month = 6
        self.time = datetime.datetime(2026, 6, rand.randint(1, 30), rand.randrange(24),
                                      rand.randrange(60), rand.randrange(60),
                                      tzinfo=datetime.timezone.utc)

    @property
    def iso(self):
        return self.time.strftime('%Y-%m-%dT%H:%M:%SZ')

    @property
    def unix(self):
        return int(self.time.timestamp())

    def price(self):
        return '%d.%06d' % divmod(int(self.cost * 10 ** 6), 10 ** 6)


def make_rows(rand, form):
    return [Row(rand, form, number) for number in range(rand.choice((1, 3, 40, 400)))]


def write_csv(header, lines, rand, delimiter=','):
    """Line ends, the mark and the quotes are as one export or another has them."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=rand.choice(('\n', '\r\n')),
                        quoting=rand.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)))
    writer.writerow(header)
    writer.writerows(lines)
    written = text.getvalue()
    return rand.choice(('', '\ufeff')) + (written if rand.random() < 0.8 else written.rstrip())


def write_json(records, rand):
    """A list on one line, a list on many, or a record a line."""
    way = rand.randrange(4)
    if way == 0:
        return json.dumps(records)
    if way == 1:
        return json.dumps(records, indent=2, ensure_ascii=False)
    end = '\n' if way == 2 else '\r\n'
    return ('\ufeff' if way == 3 else '') + end.join(json.dumps(record) for record in records) + end


class Form:
    fields = ('calls', 'tokens', 'cost')
    ending = '.csv'
    has_calls = has_cache = has_writes = False

    @property
    def title(self):
        return self.name

    @staticmethod
    def keep(rows):
        return rows

    @staticmethod
    def count_rows(rows):
        return len(rows)

    @staticmethod
    def skipped(_rows):
        return 0


class Plain(Form):
    name = 'plain'
    has_calls = True

    def write(self, rows, rand):
        return write_csv(('customer_id', 'calls', 'Input Tokens', 'output-tokens', 'cost', 'note'),
                         [(row.customer, row.calls, row.fresh, row.output, row.price(), 'é,"')
                          for row in rows], rand, rand.choice(',;\t|'))


class PlainJson(Plain):
    ending = '.jsonl'
    title = 'plain, as JSON'

    def write(self, rows, rand):
        return write_json([{'customer_id': row.customer, 'calls': str(row.calls),
                            'input_tokens': row.fresh, 'output_tokens': float(row.output),
                            'cost': row.price(), 'deep': {'x': [1, {'y': None}]}}
                           for row in rows], rand)


class OpenMeter(Form):
    """An event for the input and one for the output of each call."""
    name = 'openmeter'
    ending = '.jsonl'
    fields = ('calls', 'tokens')

    @staticmethod
    def count_rows(rows):
        return 2 * len(rows)

    def write(self, rows, rand):
        return write_json([{'specversion': '1.0', 'type': 'prompt', 'source': 'app',
                            'id': '%d-%s' % (row.number, kind), 'subject': row.customer,
                            'time': row.iso, 'data': {'tokens': rand.choice((tokens, str(tokens))),
                                                      'type': kind, 'model': row.model}}
                           for row in rows
                           for kind, tokens in (('input', row.fresh), ('output', row.output))],
                          rand)


class Stripe(Form):
    """A meter that counts calls."""
    name = 'stripe'
    ending = '.json'
    fields = ('calls',)
    has_calls = True

    def write(self, rows, rand):
        return write_json([{'identifier': 'id-%d' % row.number, 'timestamp': row.unix,
                            'event_name': 'ai_search',
                            'payload': {'value': str(row.calls),
                                        'stripe_customer_id': row.customer}}
                           for row in rows], rand)


class Lago(Form):
    name = 'lago'
    ending = '.json'

    def write(self, rows, rand):
        return write_json([{'transaction_id': 'tx-%d' % row.number, 'code': 'completion',
                            'external_subscription_id': row.customer,
                            'timestamp': row.iso.replace('Z', '.125Z'),
                            'precise_total_amount_cents': str(float(row.cost * 100)),
                            'properties': {'input_tokens': row.fresh,
                                           'output_tokens': str(row.output)}}
                           for row in rows], rand)


class LiteLLM(Form):
    name = 'litellm'

    def write(self, rows, rand):
        header = ('request_id', 'call_type', 'api_key', 'spend', 'total_tokens', 'prompt_tokens',
                  'completion_tokens', 'startTime', 'endTime', 'completionStartTime', 'model',
                  'user', 'metadata', 'team_id', 'end_user')
        return write_csv(header, [
            (row.number, 'acompletion', 'hash', '%.6e' % float(row.cost), row.fresh + row.output,
             row.fresh, row.output, row.iso, row.iso, row.iso, row.model, 'default',
             json.dumps({'tags': ['a', 'b,c'], 'n': row.number}), '', row.customer)
            for row in rows], rand)


class Langfuse(Form):
    """Spans are no calls."""
    name = 'langfuse'

    @staticmethod
    def keep(rows):
        return [row for row in rows if row.number % 5 != 4] or rows[:1]

    @staticmethod
    def count_rows(rows):
        return len(rows) + (len(rows) + 2) // 3

    @staticmethod
    def skipped(rows):
        return (len(rows) + 2) // 3

    def write(self, rows, rand):
        header = ('id', 'traceId', 'startTime', 'endTime', 'type', 'name', 'model', 'inputUsage',
                  'outputUsage', 'totalUsage', 'totalCost', 'traceTags', 'userId', 'latency')
        lines = []
        for place, row in enumerate(rows):
            lines.append((row.number, 't', row.iso, row.iso, 'GENERATION', 'chat', row.model,
                          row.fresh, row.output, row.fresh + row.output, row.price(),
                          '["a","b"]', row.customer, '1.5'))
            if place % 3 == 0:
                lines.append(('s%d' % row.number, 't', row.iso, row.iso, 'SPAN', 'step', '', '',
                              '', '', '', '[]', row.customer, '0.1'))
        return write_csv(header, lines, rand)


class Helicone(Form):
    name = 'helicone'

    def write(self, rows, rand):
        header = ('response_id', 'response_created_at', 'response_status', 'request_created_at',
                  'request_body', 'request_properties', 'request_user_id', 'model',
                  'prompt_tokens', 'completion_tokens', 'latency', 'cost')
        return write_csv(header, [
            (row.number, row.iso, 200, row.iso, '{"messages":[{"content":"two\nlines, \\"x\\""}]}',
             '{}', row.customer, row.model, row.fresh, row.output, 12, row.price())
            for row in rows], rand)


class OpenAI(Form):
    """Counts are floating-point numbers; hours without use are empty rows."""
    name = 'openai-usage'
    fields = ('calls', 'tokens')
    has_calls = has_cache = True

    @staticmethod
    def count_rows(rows):
        return len(rows) + 1

    @staticmethod
    def skipped(_rows):
        return 1

    def write(self, rows, rand):
        header = ('start_time', 'end_time', 'start_time_iso', 'end_time_iso', 'project_id',
                  'num_model_requests', 'user_id', 'api_key_id', 'model', 'batch',
                  'input_tokens', 'output_tokens', 'input_cached_tokens', 'input_uncached_tokens')
        lines = [(row.unix, row.unix + 86400, row.iso, row.iso, 'proj', '%d.0' % row.calls,
                  row.customer, 'key', row.model, 'False', '%d.0' % (row.fresh + row.cached),
                  '%d.0' % row.output, '%d.0' % row.cached, '%d.0' % row.fresh) for row in rows]
        lines.append((1780272000, 1780358400, '2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z')
                     + ('',) * 10)
        return write_csv(header, lines, rand, rand.choice(',\t'))


class Claude(Form):
    """It does not count calls; what stays in the cache for an hour is apart."""
    name = 'claude-console'
    fields = ('tokens',)
    has_cache = has_writes = True

    def write(self, rows, rand):
        header = ('usage_date_utc', 'model_version', 'api_key', 'workspace', 'usage_type',
                  'context_window', 'usage_input_tokens_no_cache',
                  'usage_input_tokens_cache_write_5m', 'usage_input_tokens_cache_write_1h',
                  'usage_input_tokens_cache_read', 'usage_output_tokens', 'web_search_count')
        return write_csv(header, [
            (row.iso[:10], row.model, row.customer, 'Default', 'standard', '≤ 200k', row.fresh,
             row.written // 3, row.written - row.written // 3, row.cached, row.output, 0)
            for row in rows], rand)


class Flexprice(Form):
    """Properties are JSON in a cell, their numbers texts."""
    name = 'flexprice'
    fields = ('calls', 'tokens')

    def write(self, rows, rand):
        header = ('id', 'tenant_id', 'external_customer_id', 'environment_id', 'event_name',
                  'customer_id', 'source', 'timestamp', 'ingested_at', 'properties')
        return write_csv(header, [
            ('event-%d' % row.number, 'tenant', row.customer, 'env', 'completion', 'internal',
             'app', row.iso, row.iso, json.dumps({'tokens': str(row.fresh + row.output),
                                                  'model': row.model}))
            for row in rows], rand)


FORMS = (Plain(), PlainJson(), OpenMeter(), Stripe(), Lago(), LiteLLM(), Langfuse(), Helicone(),
         OpenAI(), Claude(), Flexprice())
