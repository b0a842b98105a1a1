// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Schemas of the create and update parameters, made of the official types of the npm package
// "stripe" when the check runs. Every object is closed, and every enum is closed too: the types
// leave them open for values to come.

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import Ajv from 'ajv/dist/2020.js';

const require = createRequire(import.meta.url);
const resources = join(dirname(require.resolve('stripe')), '..', 'esm', 'resources');

const requests = {
  '/v1/products': ['Products', 'ProductCreateParams'],
  '/v1/products/*': ['Products', 'ProductUpdateParams'],
  '/v1/products/*/features': ['Products', 'ProductCreateFeatureParams'],
  '/v1/prices': ['Prices', 'PriceCreateParams'],
  '/v1/prices/*': ['Prices', 'PriceUpdateParams'],
  '/v1/coupons': ['Coupons', 'CouponCreateParams'],
  '/v1/coupons/*': ['Coupons', 'CouponUpdateParams'],
  '/v1/promotion_codes': ['PromotionCodes', 'PromotionCodeCreateParams'],
  '/v1/promotion_codes/*': ['PromotionCodes', 'PromotionCodeUpdateParams'],
  '/v1/subscription_schedules': ['SubscriptionSchedules', 'SubscriptionScheduleCreateParams'],
  '/v1/billing/meters': ['Billing/Meters', 'Billing.MeterCreateParams'],
  '/v1/billing/alerts': ['Billing/Alerts', 'Billing.AlertCreateParams'],
  '/v1/billing/credit_grants': ['Billing/CreditGrants', 'Billing.CreditGrantCreateParams'],
  '/v1/entitlements/features': ['Entitlements/Features', 'Entitlements.FeatureCreateParams'],
};

const fileOf = (name) => join(resources, `${name}.d.ts`);

class Schemas {
  #program = ts.createProgram([...new Set(Object.values(requests).map(([file]) => fileOf(file)))],
    { noLib: false, skipLibCheck: true, strict: true, module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] });
  #checker = this.#program.getTypeChecker();

  #find(file, path) {
    let symbols = this.#checker.getExportsOfModule(this.#checker.getSymbolAtLocation(this.#program.getSourceFile(fileOf(file))));
    let found;
    for (const name of path.split('.')) {
      const named = symbols.filter((symbol) => symbol.name === name);
      if (named.length === 0) throw new Error(`${file} has no ${path}`);
      [found] = named;
      symbols = this.#checker.getExportsOfModule(found);
    }
    return this.#checker.getDeclaredTypeOfSymbol(found);
  }

  #union(types) {
    const kept = types.filter((type) => !(type.flags & ts.TypeFlags.Undefined) && type.aliasSymbol?.name !== 'OtherString');
    const literals = kept.filter((type) => type.isLiteral()).map((type) => type.value);
    const others = kept.filter((type) => !type.isLiteral()).map((type) => this.#convert(type));
    const options = [...(literals.length > 0 ? [{ enum: literals }] : []), ...others];
    return options.length === 1 ? options[0] : { anyOf: options };
  }

  #object(type) {
    const properties = {};
    const required = [];
    const index = this.#checker.getIndexInfoOfType(type, ts.IndexKind.String);
    for (const member of this.#checker.getPropertiesOfType(type)) {
      properties[member.name] = this.#convert(this.#checker.getTypeOfSymbol(member));
      if (!(member.flags & ts.SymbolFlags.Optional)) required.push(member.name);
    }
    return { type: 'object', properties, required, additionalProperties: index ? this.#convert(index.type) : false };
  }

  #convert(type) {
    const { flags } = type;
    if ([type.symbol?.name, type.aliasSymbol?.name].includes('Decimal')) return { type: 'string', pattern: '^\\d+(\\.\\d{1,12})?$' };
    if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: type.intrinsicName === 'true' };
    if (type.isUnion()) return this.#union(type.types);
    if (type.isLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.String) return { type: 'string' };
    if (flags & ts.TypeFlags.Number) return { type: 'number' };
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (this.#checker.isArrayType(type)) return { type: 'array', items: this.#convert(this.#checker.getTypeArguments(type)[0]) };
    if (flags & ts.TypeFlags.Object) return this.#object(type);
    throw new Error(`no schema for ${this.#checker.typeToString(type)}`);
  }

  make() {
    return Object.fromEntries(Object.entries(requests).map(([path, [file, name]]) => [path, this.#convert(this.#find(file, name))]));
  }
}

/** Gives a function that says what is wrong with the parameters of a request, or null. */
export function makeValidator() {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const validators = Object.fromEntries(Object.entries(new Schemas().make()).map(([path, schema]) => [path, ajv.compile(schema)]));
  return (path, params) => {
    const validate = validators[path];
    if (!validate) return `no type for ${path}`;
    return validate(params) ? null : ajv.errorsText(validate.errors);
  };
}
