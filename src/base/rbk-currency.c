/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-currency.h"

#include <stdlib.h>
#include <string.h>

/* The active currencies of ISO 4217, funds codes included, metals and test codes not,
 * and the two that were replaced last, for books that were made before. By code. */
static const RbkCurrency currencies[] = {
  { "AED", "UAE Dirham", "AED", 2 },
  { "AFN", "Afghani", "AFN", 2 },
  { "ALL", "Lek", "ALL", 2 },
  { "AMD", "Armenian Dram", "֏", 2 },
  { "ANG", "Netherlands Antillean Guilder", "ANG", 2 },
  { "AOA", "Kwanza", "AOA", 2 },
  { "ARS", "Argentine Peso", "ARS", 2 },
  { "AUD", "Australian Dollar", "A$", 2 },
  { "AWG", "Aruban Florin", "AWG", 2 },
  { "AZN", "Azerbaijan Manat", "₼", 2 },
  { "BAM", "Convertible Mark", "BAM", 2 },
  { "BBD", "Barbados Dollar", "BBD", 2 },
  { "BDT", "Taka", "৳", 2 },
  { "BGN", "Bulgarian Lev", "лв", 2 },
  { "BHD", "Bahraini Dinar", "BHD", 3 },
  { "BIF", "Burundi Franc", "BIF", 0 },
  { "BMD", "Bermudian Dollar", "BMD", 2 },
  { "BND", "Brunei Dollar", "BND", 2 },
  { "BOB", "Boliviano", "BOB", 2 },
  { "BOV", "Mvdol", "BOV", 2 },
  { "BRL", "Brazilian Real", "R$", 2 },
  { "BSD", "Bahamian Dollar", "BSD", 2 },
  { "BTN", "Ngultrum", "BTN", 2 },
  { "BWP", "Pula", "BWP", 2 },
  { "BYN", "Belarusian Ruble", "BYN", 2 },
  { "BZD", "Belize Dollar", "BZD", 2 },
  { "CAD", "Canadian Dollar", "CA$", 2 },
  { "CDF", "Congolese Franc", "CDF", 2 },
  { "CHE", "WIR Euro", "CHE", 2 },
  { "CHF", "Swiss Franc", "CHF", 2 },
  { "CHW", "WIR Franc", "CHW", 2 },
  { "CLF", "Unidad de Fomento", "CLF", 4 },
  { "CLP", "Chilean Peso", "CLP", 0 },
  { "CNY", "Yuan Renminbi", "CN¥", 2 },
  { "COP", "Colombian Peso", "COP", 2 },
  { "COU", "Unidad de Valor Real", "COU", 2 },
  { "CRC", "Costa Rican Colon", "₡", 2 },
  { "CUP", "Cuban Peso", "CUP", 2 },
  { "CVE", "Cabo Verde Escudo", "CVE", 2 },
  { "CZK", "Czech Koruna", "Kč", 2 },
  { "DJF", "Djibouti Franc", "DJF", 0 },
  { "DKK", "Danish Krone", "kr", 2 },
  { "DOP", "Dominican Peso", "DOP", 2 },
  { "DZD", "Algerian Dinar", "DZD", 2 },
  { "EGP", "Egyptian Pound", "EGP", 2 },
  { "ERN", "Nakfa", "ERN", 2 },
  { "ETB", "Ethiopian Birr", "ETB", 2 },
  { "EUR", "Euro", "€", 2 },
  { "FJD", "Fiji Dollar", "FJD", 2 },
  { "FKP", "Falkland Islands Pound", "FKP", 2 },
  { "GBP", "Pound Sterling", "£", 2 },
  { "GEL", "Lari", "₾", 2 },
  { "GHS", "Ghana Cedi", "GH₵", 2 },
  { "GIP", "Gibraltar Pound", "GIP", 2 },
  { "GMD", "Dalasi", "GMD", 2 },
  { "GNF", "Guinean Franc", "GNF", 0 },
  { "GTQ", "Quetzal", "GTQ", 2 },
  { "GYD", "Guyana Dollar", "GYD", 2 },
  { "HKD", "Hong Kong Dollar", "HK$", 2 },
  { "HNL", "Lempira", "HNL", 2 },
  { "HTG", "Gourde", "HTG", 2 },
  { "HUF", "Forint", "Ft", 2 },
  { "IDR", "Rupiah", "Rp", 2 },
  { "ILS", "New Israeli Sheqel", "₪", 2 },
  { "INR", "Indian Rupee", "₹", 2 },
  { "IQD", "Iraqi Dinar", "IQD", 3 },
  { "IRR", "Iranian Rial", "IRR", 2 },
  { "ISK", "Iceland Krona", "kr", 0 },
  { "JMD", "Jamaican Dollar", "JMD", 2 },
  { "JOD", "Jordanian Dinar", "JOD", 3 },
  { "JPY", "Yen", "¥", 0 },
  { "KES", "Kenyan Shilling", "KES", 2 },
  { "KGS", "Som", "KGS", 2 },
  { "KHR", "Riel", "៛", 2 },
  { "KMF", "Comorian Franc", "KMF", 0 },
  { "KPW", "North Korean Won", "KPW", 2 },
  { "KRW", "Won", "₩", 0 },
  { "KWD", "Kuwaiti Dinar", "KWD", 3 },
  { "KYD", "Cayman Islands Dollar", "KYD", 2 },
  { "KZT", "Tenge", "₸", 2 },
  { "LAK", "Lao Kip", "₭", 2 },
  { "LBP", "Lebanese Pound", "LBP", 2 },
  { "LKR", "Sri Lanka Rupee", "LKR", 2 },
  { "LRD", "Liberian Dollar", "LRD", 2 },
  { "LSL", "Loti", "LSL", 2 },
  { "LYD", "Libyan Dinar", "LYD", 3 },
  { "MAD", "Moroccan Dirham", "MAD", 2 },
  { "MDL", "Moldovan Leu", "MDL", 2 },
  { "MGA", "Malagasy Ariary", "MGA", 2 },
  { "MKD", "Denar", "MKD", 2 },
  { "MMK", "Kyat", "MMK", 2 },
  { "MNT", "Tugrik", "₮", 2 },
  { "MOP", "Pataca", "MOP", 2 },
  { "MRU", "Ouguiya", "MRU", 2 },
  { "MUR", "Mauritius Rupee", "MUR", 2 },
  { "MVR", "Rufiyaa", "MVR", 2 },
  { "MWK", "Malawi Kwacha", "MWK", 2 },
  { "MXN", "Mexican Peso", "MX$", 2 },
  { "MXV", "Mexican Unidad de Inversion (UDI)", "MXV", 2 },
  { "MYR", "Malaysian Ringgit", "RM", 2 },
  { "MZN", "Mozambique Metical", "MZN", 2 },
  { "NAD", "Namibia Dollar", "NAD", 2 },
  { "NGN", "Naira", "₦", 2 },
  { "NIO", "Cordoba Oro", "NIO", 2 },
  { "NOK", "Norwegian Krone", "kr", 2 },
  { "NPR", "Nepalese Rupee", "NPR", 2 },
  { "NZD", "New Zealand Dollar", "NZ$", 2 },
  { "OMR", "Rial Omani", "OMR", 3 },
  { "PAB", "Balboa", "PAB", 2 },
  { "PEN", "Sol", "PEN", 2 },
  { "PGK", "Kina", "PGK", 2 },
  { "PHP", "Philippine Peso", "₱", 2 },
  { "PKR", "Pakistan Rupee", "PKR", 2 },
  { "PLN", "Zloty", "zł", 2 },
  { "PYG", "Guarani", "₲", 0 },
  { "QAR", "Qatari Rial", "QAR", 2 },
  { "RON", "Romanian Leu", "lei", 2 },
  { "RSD", "Serbian Dinar", "RSD", 2 },
  { "RUB", "Russian Ruble", "₽", 2 },
  { "RWF", "Rwanda Franc", "RWF", 0 },
  { "SAR", "Saudi Riyal", "SAR", 2 },
  { "SBD", "Solomon Islands Dollar", "SBD", 2 },
  { "SCR", "Seychelles Rupee", "SCR", 2 },
  { "SDG", "Sudanese Pound", "SDG", 2 },
  { "SEK", "Swedish Krona", "kr", 2 },
  { "SGD", "Singapore Dollar", "S$", 2 },
  { "SHP", "Saint Helena Pound", "SHP", 2 },
  { "SLE", "Leone", "SLE", 2 },
  { "SOS", "Somali Shilling", "SOS", 2 },
  { "SRD", "Surinam Dollar", "SRD", 2 },
  { "SSP", "South Sudanese Pound", "SSP", 2 },
  { "STN", "Dobra", "STN", 2 },
  { "SVC", "El Salvador Colon", "SVC", 2 },
  { "SYP", "Syrian Pound", "SYP", 2 },
  { "SZL", "Lilangeni", "SZL", 2 },
  { "THB", "Baht", "฿", 2 },
  { "TJS", "Somoni", "TJS", 2 },
  { "TMT", "Turkmenistan New Manat", "TMT", 2 },
  { "TND", "Tunisian Dinar", "TND", 3 },
  { "TOP", "Pa’anga", "TOP", 2 },
  { "TRY", "Turkish Lira", "₺", 2 },
  { "TTD", "Trinidad and Tobago Dollar", "TTD", 2 },
  { "TWD", "New Taiwan Dollar", "NT$", 2 },
  { "TZS", "Tanzanian Shilling", "TZS", 2 },
  { "UAH", "Hryvnia", "₴", 2 },
  { "UGX", "Uganda Shilling", "UGX", 0 },
  { "USD", "US Dollar", "$", 2 },
  { "USN", "US Dollar (Next day)", "USN", 2 },
  { "UYI", "Uruguay Peso en Unidades Indexadas (UI)", "UYI", 0 },
  { "UYU", "Peso Uruguayo", "UYU", 2 },
  { "UYW", "Unidad Previsional", "UYW", 4 },
  { "UZS", "Uzbekistan Sum", "UZS", 2 },
  { "VED", "Bolívar Soberano", "VED", 2 },
  { "VES", "Bolívar Soberano", "VES", 2 },
  { "VND", "Dong", "₫", 0 },
  { "VUV", "Vatu", "VUV", 0 },
  { "WST", "Tala", "WST", 2 },
  { "XAF", "CFA Franc BEAC", "FCFA", 0 },
  { "XCD", "East Caribbean Dollar", "XCD", 2 },
  { "XCG", "Caribbean Guilder", "XCG", 2 },
  { "XOF", "CFA Franc BCEAO", "CFA", 0 },
  { "XPF", "CFP Franc", "XPF", 0 },
  { "YER", "Yemeni Rial", "YER", 2 },
  { "ZAR", "Rand", "R", 2 },
  { "ZMW", "Zambian Kwacha", "ZMW", 2 },
  { "ZWG", "Zimbabwe Gold", "ZWG", 2 },
};

/* What most currencies have, for a code that is in no list. */
#define DEFAULT_MINOR_DIGITS 2

static int
compare_code (const void *code, const void *currency)
{
  return strcmp (code, ((const RbkCurrency *) currency)->code);
}

/**
 * rbk_currency_find:
 * @code: (nullable): an ISO 4217 code in capitals
 *
 * Returns: (transfer none) (nullable): the currency, or `NULL` when there is none
 */
const RbkCurrency *
rbk_currency_find (const char *code)
{
  if (code == NULL)
    return NULL;
  return bsearch (code, currencies, G_N_ELEMENTS (currencies), sizeof *currencies, compare_code);
}

/**
 * rbk_currency_get_all:
 * @n_currencies: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_currencies): every currency, by code
 */
const RbkCurrency *
rbk_currency_get_all (gsize *n_currencies)
{
  g_return_val_if_fail (n_currencies != NULL, NULL);

  *n_currencies = G_N_ELEMENTS (currencies);
  return currencies;
}

static guint
minor_digits (const char *code)
{
  const RbkCurrency *currency = rbk_currency_find (code);

  return currency != NULL ? currency->minor_digits : DEFAULT_MINOR_DIGITS;
}

/**
 * rbk_currency_round:
 * @code: an ISO 4217 code; an unknown one counts as having two decimals
 * @amount: an amount in the major unit
 *
 * Rounds to the minor unit as an invoice line does: a half away from zero.
 *
 * Returns: the rounded amount; invalid when @amount is
 */
RbkDecimal
rbk_currency_round (const char *code, RbkDecimal amount)
{
  return rbk_decimal_round (amount, minor_digits (code), RBK_ROUND_HALF_AWAY);
}

/**
 * rbk_currency_round_up:
 * @code: an ISO 4217 code; an unknown one counts as having two decimals
 * @amount: an amount in the major unit
 *
 * Finds the smallest amount that can be charged and is not below @amount.
 *
 * Returns: the amount rounded towards plus infinity; invalid when @amount is
 */
RbkDecimal
rbk_currency_round_up (const char *code, RbkDecimal amount)
{
  return rbk_decimal_round (amount, minor_digits (code), RBK_ROUND_CEILING);
}

/**
 * rbk_currency_format_plain:
 * @code: an ISO 4217 code; an unknown one counts as having two decimals
 * @amount: an amount in the major unit
 *
 * Writes an amount for machines and for tables without a locale: a point, the decimals
 * of the minor unit, more of them when the amount has more, no symbol, no grouping.
 *
 * Returns: (transfer full): `29.00`, `0.0175`
 */
char *
rbk_currency_format_plain (const char *code, RbkDecimal amount)
{
  return rbk_decimal_to_fixed (amount, MAX (minor_digits (code), rbk_decimal_places (amount)));
}
