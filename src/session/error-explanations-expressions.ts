/** Errors of condition, filter, key, projection and update expressions. */
import { say } from '#texts/say.ts';
import type { ExplanationRule } from './error-explanation.ts';

export const expressionRules: readonly ExplanationRule[] = [
  {
    pattern: /^Invalid (\w+): Attribute name is a reserved keyword; reserved keyword: (.*)$/,
    means: say('$2 is one of DynamoDB’s reserved words, so $1 can’t have it as a name.'),
    next: say('Write a placeholder such as #name instead, and give it in ExpressionAttributeNames: {"#name": "$2"}.'),
  },
  {
    pattern: /^Invalid (\w+): An expression attribute name used in the document path is not defined; attribute name: (.*)$/,
    means: say('$1 uses the placeholder $2, and ExpressionAttributeNames has no such entry.'),
    next: say('Add "$2" to ExpressionAttributeNames, with the attribute’s name as its value.'),
  },
  {
    pattern: /^Invalid (\w+): An expression attribute value used in expression is not defined; attribute value: (.*)$/,
    means: say('$1 uses $2, and ExpressionAttributeValues has no such entry.'),
    next: say('Add "$2" to ExpressionAttributeValues, with its value and type.'),
  },
  {
    pattern: /^Value provided in ExpressionAttribute(Names|Values) unused in expressions: keys: \{(.*)\}/,
    means: say('ExpressionAttribute$1 has $2, and no expression uses it.'),
    next: say('Take it out, or look for a misspelling in the expressions.'),
  },
  {
    pattern: /^Invalid (\w+): Syntax error; token: "([\s\S]*)", near: "([\s\S]*)"/,
    means: say('$1 can’t be read at $2, near $3.'),
    next: say('Look at what stands there. <EOF> is the end of the text: something is missing. Values stand behind placeholders such as :v.'),
  },
  {
    pattern: /^Invalid (\w+): The expression can not be empty/,
    means: say('$1 is there and empty.'),
    next: say('Leave it out.'),
  },
  {
    pattern: /^Invalid (\w+): Invalid function name; function: (.*)$/,
    means: say('DynamoDB has no function $2. Names of functions are case-sensitive.'),
    next: say('Take one of attribute_exists, attribute_not_exists, attribute_type, begins_with, contains, size; in updates if_not_exists and list_append.'),
  },
  {
    pattern: /The function is not allowed in an? (\w+) expression; function: (.*)$/,
    means: say('$2 does not work in a $1 expression.'),
    next: say('if_not_exists and list_append go with SET; the others with conditions and filters.'),
  },
  {
    pattern: /The function is not allowed to be used this way in an expression; function: (.*)$/,
    means: say('$1 does not fit at this place: size gives a number to compare with, the others are true or false by themselves.'),
    next: say('Write size(a) > :n, and the others without a comparison.'),
  },
  {
    pattern: /Incorrect operand type for operator or function; operator(?: or function)?: (.*), operand type: (.*)$/,
    means: say('$1 does not work on a value of type $2.'),
    next: say('Give a value of a type it knows. Comparisons need S, N or B.'),
  },
  {
    pattern: /Incorrect number of operands for operator or function; operator or function: (.*), number of operands: (.*)$/,
    means: say('$1 does not take $2 operands.'),
    next: say('Look up how many it takes: attribute_exists and size take one, the others two.'),
  },
  {
    pattern: /The first operand must be distinct from the remaining operands.*operator: (.*), first operand: (.*)$/,
    means: say('$1 compares $2 with itself.'),
    next: say('Compare it with something else.'),
  },
  {
    pattern: /Operator or function requires a document path; operator or function: (.*)$/,
    means: say('$1 needs the name of an attribute, and gets a value.'),
    next: say('Write the attribute’s name first.'),
  },
  {
    pattern: /The BETWEEN operator requires/,
    means: say('BETWEEN takes a lower and an upper bound of one type, the lower one first.'),
    next: say('Look at the types and the order of the two bounds.'),
  },
  {
    pattern: /The IN operator is provided with too many operands; number of operands: (\d+)/,
    means: say('IN compares with at most 100 values. These are $1.'),
    next: say('Split the request.'),
  },
  {
    pattern: /Invalid attribute type name found; type: (.*), valid types: \{(.*)\}/,
    means: say('$1 is no type.'),
    next: say('Take one of $2, as a value: {"S": "N"}.'),
  },
  {
    pattern: /redundant parentheses/,
    means: say('A pair of parentheses stands around another pair, or around nothing that needs it.'),
    next: say('Take one pair away.'),
  },
  {
    pattern: /Two document paths (overlap|conflict) with each other.*path one: (.*), path two: (.*)$/,
    means: say('The expression names one place twice: $2 and $3.'),
    next: say('Leave one of them, or change the outer one as a whole.'),
  },
  {
    pattern: /The "(\w+)" section can only be used once in an update expression/,
    means: say('An update expression has one $1, with commas between what it does.'),
    next: say('Join them: $1 a = :a, b = :b.'),
  },
  {
    pattern: /^The document path provided in the update expression is invalid for update/,
    means: say('The update goes into a map or list that is not there.'),
    next: say('Set the whole map first, then what is in it.'),
  },
  {
    pattern: /^The provided expression refers to an attribute that does not exist in the item/,
    means: say('The update reads an attribute that this item does not have.'),
    next: say('Give it a value to begin with: if_not_exists(a, :zero) + :one.'),
  },
  {
    pattern: /^An operand in the update expression has an incorrect data type|^Type mismatch for attribute to update/,
    means: say('The attribute is of another type in this item than the update needs: + and - need numbers, list_append needs lists, ADD numbers or sets.'),
    next: say('Read the item and look at the attribute’s type.'),
  },
  {
    pattern: /Expression size has exceeded the maximum allowed size; expression size: (\d+)/,
    means: say('An expression has at most 4 KB. This has $1 bytes.'),
    next: say('Take shorter names and placeholders, or split the request.'),
  },
  {
    pattern: /too many operators; operator count: (\d+)/,
    means: say('An expression has at most 300 operators and functions.'),
    next: say('Split the request.'),
  },
  {
    pattern: /too many nesting levels|List index is not within the allowable range/,
    means: say('The path goes deeper, or further into a list, than any item can.'),
    next: say('Look at the path.'),
  },
  {
    pattern: /^ExpressionAttribute(Names|Values) can only be specified when using expressions/,
    means: say('ExpressionAttribute$1 is given, and no expression that could use it.'),
    next: say('Leave it out, or add the expression.'),
  },
  {
    pattern: /^ExpressionAttribute(Names|Values) must not be empty/,
    means: say('ExpressionAttribute$1 is there and has nothing in it.'),
    next: say('Leave it out.'),
  },
  {
    pattern: /^ExpressionAttribute(Names|Values) contains invalid key: Syntax error; key: "(.*)"/,
    means: say('$2 is no placeholder. Those of names begin with #, those of values with a colon; then letters, digits and underscores.'),
    next: say('Rename it, here and in the expressions.'),
  },
  {
    pattern: /^Can not use both expression and non-expression parameters in the same request/,
    means: say('The request mixes expressions with the older parameters that they have replaced.'),
    next: say('Use expressions only.'),
  },
];
