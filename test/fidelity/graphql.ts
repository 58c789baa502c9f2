import { readFileSync } from 'node:fs'
import {
  buildSchema,
  getVariableValues,
  GraphQLError,
  parse,
  validate,
  type GraphQLSchema,
} from 'graphql'
import { object, text } from '@outage-playbook/rehearsal/github/http.ts'
import type { Fault } from './schemas.ts'

// The package's own entry would load the same schema as 5 MB of JSON besides.
const file = new URL('../../node_modules/@octokit/graphql-schema/schema.graphql', import.meta.url)

let built: GraphQLSchema | undefined

/** GitHub's own schema; it takes a third of a second, so it is built when it is first needed. */
export function publishedSchema(): GraphQLSchema {
  const valid = { assumeValid: true, assumeValidSDL: true }
  built ??= buildSchema(readFileSync(file, 'utf8'), valid)
  return built
}

/** Holds a query and its variables against the schema; `body` is the request's, as text. */
export function queryFaults(body: string): readonly Fault[] {
  try {
    const asked = object(JSON.parse(body))
    const schema = publishedSchema()
    const query = parse(text(asked, 'query') ?? '')
    const variables = object(asked['variables'])
    const errors = query.definitions.flatMap((one) => {
      if (one.kind !== 'OperationDefinition') return []
      return getVariableValues(schema, one.variableDefinitions ?? [], variables).errors ?? []
    })
    return [...validate(schema, query), ...errors].map(fault)
  } catch (error) {
    if (error instanceof GraphQLError) return [fault(error)]
    throw error
  }
}

function fault({ message, locations }: GraphQLError): Fault {
  return { place: `/line ${locations?.[0]?.line ?? '?'}`, found: message }
}
