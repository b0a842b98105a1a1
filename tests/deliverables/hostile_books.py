# SPDX-License-Identifier: GPL-3.0-or-later
"""Books whose every name and text is meant to break something."""
import copy

MARK = 'Qzx7'

# Each has the mark, by which it is found again in what is exported.
TEXTS = {
    'markup': '%s<script>alert(1)</script><img src=x onerror=alert(1)></td></style>&amp;<b>',
    'script-end': '%s</script><!-- <script> --!> </title></textarea>',
    'quotes': '%s "double" \'single\' \\ `back` \u201cround\u201d \\" \\\\n',
    'templates': '%s ${HOME} ${a:id} $(touch HACKED) `touch HACKED` #{x} {{y}} %%s %%n %%25',
    'shell': '%s\'; touch HACKED; echo \'"; touch HACKED; "\n#touch HACKED\ntouch HACKED\n',
    'option': '--output=%s',
    'formula-equals': '=HYPERLINK("http://example.com","%s")',
    'formula-plus': '+%s+cmd|\' /C calc\'!A0',
    'formula-minus': '-2+3+%s',
    'formula-at': '@SUM(1,2)*%s',
    'formula-tab': '\t=1+%s',
    'rtl': '\u202e%s\u202c \u2066\u0645\u0631\u062d\u0628\u0627\u2069 \u05e9\u05dc\u05d5\u05dd\u200f',
    'control': '%s\x01\x07\x1b[31mred\x1b[0m\x7f\x85\x0b\r\n end',
    'not-xml': '%s\ufffe\uffff\ufdd0\U0001ffff ]]> <![CDATA[ &#0; <?php ?> <!DOCTYPE a [<!ENTITY b "c">]> &b;',
    'script-lines': '%s\u2028\u2029 */ // /* \\u0022 \u0000'.replace('\u0000', ''),
    'wide': '%s 日本語のとても長い名前 😀👩‍👩‍👧 e\u0301 \U0001f1e9\U0001f1ea',
    'markdown': '%s | a | b\n---|---\n# head\n* item [link](javascript:alert(1)) ![i](http://x/y) `c` ~~~ ```',
    'long-word': '%s' + 'x' * 10240,
    'long-words': '%s ' + 'word ' * 2048,
    'blank': ' %s ',
}

FIELDS = {
    'meters': ('name', 'definition', 'unit'),
    'models': ('name', 'provider', 'source'),
    'workloads': ('name',),
    'routes': ('name',),
    'levels': ('name',),
    'plans': ('name', 'audience', 'description'),
    'features': ('name', 'value'),
    'phases': ('name',),
    'rate_cards': ('name',),
    'discounts': ('name',),
    'messages': ('title', 'text'),
    'scenarios': ('name',),
    'decisions': ('choice', 'reason'),
}


def put_texts(record, text):
    for member, value in record.items():
        if not isinstance(value, list):
            continue
        for item in value:
            if isinstance(item, dict):
                for field in FIELDS.get(member, ()):
                    # Braces in a message are placeholders, and unknown ones are refused.
                    item[field] = text.replace('{', '(') if member == 'messages' else text
                put_texts(item, text)


def make(base, kind):
    """A copy of a book with one hostile text wherever people may write."""
    book = copy.deepcopy(base)
    text = TEXTS[kind] % MARK
    put_texts(book, text)
    for member in ('title', 'client', 'notes'):
        book[member] = text
    delivery = book.setdefault('delivery', {})
    delivery['prepared_by'] = delivery['introduction'] = text
    book.setdefault('messages', []).append({'event': 'limit', 'title': text.replace('{', '('),
                                            'text': text.replace('{', '('),
                                            'buttons': [text.replace('{', '(')]})
    return book
