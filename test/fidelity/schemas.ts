import type { ErrorObject, ValidateFunction } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { list, object, type Json } from '@outage-playbook/rehearsal/github/http.ts'
import { component } from './description.ts'
import { close, convert } from './dialect.ts'

/** What is wrong, and where: a path such as `/user/login`, the items of lists as `*`. */
export type Fault = { readonly place: string; readonly found: string }

type Validation = (schema: Json, value: unknown) => readonly Fault[]

/** Holds a body against its schema. A key that is not described is a fault too. */
export const faultsOfBody = openValidation(false)

/** The same for parameters, which are texts on the wire, whatever they mean. */
export const faultsOfTexts = openValidation(true)

/** Schemas are compiled when they are first needed: there are thousands. */
function openValidation(coerceTypes: boolean): Validation {
  const ajv = new Ajv2019({
    ...{
      strict: false,
      allErrors: true,
      verbose: true,
      logger: false,
      meta: false,
      validateSchema: false,
    },
    code: { optimize: false },
    coerceTypes,
  })
  addFormats(ajv)
  const named = new Set<string>()
  const compiled = new Map<Json, ValidateFunction>()
  const refer = (name: string): void => {
    if (named.has(name)) return
    // Before it is converted: it may refer to itself.
    named.add(name)
    ajv.addSchema(convert(component(`#/components/schemas/${name}`), refer), name)
  }
  const validation = (validate: ValidateFunction, value: unknown): readonly Fault[] => {
    if (validate(coerceTypes ? structuredClone(value) : value)) return []
    const errors = validate.errors ?? []
    const choices = errors.filter(({ keyword }) => keyword === 'anyOf')
    const outer = choices.filter(({ instancePath }, index) =>
      choices.every((other, at) => at === index || !isBelow(instancePath, other.instancePath)),
    )
    const rest = errors.filter(({ instancePath }) =>
      outer.every((choice) => !isBelow(instancePath, choice.instancePath)),
    )
    const chosen = outer.flatMap(({ instancePath, data, schema }) =>
      nearest(list(schema).map((one) => validation(ajv.compile(object(one)), data))).map(
        ({ place, found }) => ({ place: `${generic(instancePath)}${place}`, found }),
      ),
    )
    return distinct([...rest.map((error) => fault(error)), ...chosen])
  }
  return (schema, value) => {
    const known = compiled.get(schema)
    const validate = known ?? ajv.compile(close(schema, convert(schema, refer)))
    compiled.set(schema, validate)
    return validation(validate, value)
  }
}

/** Of several alternatives, the faults of the one that was most likely meant. */
function nearest(alternatives: readonly (readonly Fault[])[]): readonly Fault[] {
  const strange = (faults: readonly Fault[]): number =>
    faults.length +
    (faults.some(({ place }) => place === '') ? 1_000 : 0) +
    // Such as a `type` that tells the alternatives apart.
    (faults.some(({ found }) => found.startsWith('must be equal to')) ? 100 : 0)
  return alternatives.toSorted((a, b) => strange(a) - strange(b))[0] ?? []
}

function isBelow(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}/`)
}

/** The same place in every item of a list. */
function generic(path: string): string {
  return path.replace(/\/\d+(?=\/|$)/g, '/*')
}

function distinct(faults: readonly Fault[]): readonly Fault[] {
  return [...new Map(faults.map((one) => [`${one.place} ${one.found}`, one])).values()]
}

function fault({ instancePath, keyword, message, params, data }: ErrorObject): Fault {
  const place = generic(instancePath)
  if (keyword === 'unevaluatedProperties') {
    const key = String(params['unevaluatedProperty'])
    return { place: `${place}/${key}`, found: 'is not described' }
  }
  if (keyword === 'required') {
    return { place: `${place}/${String(params['missingProperty'])}`, found: 'is missing' }
  }
  const allowed = list(params['allowedValues']).map((one) => JSON.stringify(one))
  const expected = [message ?? keyword, ...(allowed.length === 0 ? [] : [allowed.join(', ')])]
  return { place, found: `${expected.join(': ')}; it is ${shown(data)}` }
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
