/**
 * What the shapes can't say of a parameter: it is taken and checked, and does less than on AWS. A path stands
 * for all that is below it. What is not here does what it does on AWS.
 */
export interface Note {
  readonly path: string;
  /** What it does here. */
  readonly here: string;
  readonly why: string;
}

const policies = 'There are no callers with names or rights; an endpoint takes any signature.';

export const notes: readonly Note[] = [
  {
    path: 'CreateTable.SSESpecification',
    here: 'checked, kept, told by DescribeTable',
    why: "Nothing is encrypted: the data is the learner's own, in their own browser. There is no KMS to ask for a key.",
  },
  { path: 'UpdateTable.SSESpecification', here: 'checked, kept, told by DescribeTable', why: 'As for CreateTable.' },
  { path: 'CreateTable.ResourcePolicy', here: 'checked, kept, told by GetResourcePolicy', why: policies },
  { path: 'PutResourcePolicy.Policy', here: 'checked, kept, told by GetResourcePolicy', why: policies },
  { path: 'PutResourcePolicy.ConfirmRemoveSelfResourceAccess', here: 'ignored', why: 'There is nobody who could lock themselves out.' },
  { path: 'CreateTable.Tags', here: 'checked, kept, told by ListTagsOfResource', why: 'Neither bills nor policies go by tags.' },
  { path: 'TagResource.Tags', here: 'checked, kept, told by ListTagsOfResource', why: 'Neither bills nor policies go by tags.' },
  {
    path: 'UpdateContributorInsights.ContributorInsightsAction',
    here: 'the status goes its way',
    why: "The graphs are CloudWatch's, which is not simulated.",
  },
  {
    path: 'UpdateContributorInsights.ContributorInsightsMode',
    here: 'kept, told by DescribeContributorInsights',
    why: "The graphs are CloudWatch's, which is not simulated.",
  },
  {
    path: 'BatchExecuteStatement.Statements[].ReturnValuesOnConditionCheckFailure',
    here: 'ignored',
    why: "So it is on AWS (dynoxide's change log, measured).",
  },
];
