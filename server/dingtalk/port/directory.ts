// Who people are: signing in, and the tree of departments.

export interface SignedInPerson {
  userId: string;
  unionId: string;
  name: string;
}

export interface Department {
  id: number;
  name: string;
  /** null for the organisation itself */
  parentId: number | null;
}

/** The organisation itself in the tree of departments. */
export const ROOT_DEPARTMENT = 1;

export interface DirectoryPerson extends SignedInPerson {
  title: string | null;
  /** in DingTalk's order, which says nothing about which is the main one */
  departmentIds: number[];
  /** the departments this person heads */
  leaderOf: number[];
  /** an administrator of the organisation in DingTalk */
  isAdmin: boolean;
}

/** Some of a department's direct members. */
export interface PeoplePage {
  people: DirectoryPerson[];
  /** where the next page begins, null after the last */
  nextCursor: number | null;
}

/** Signing in and the directory: asked at once. Every method throws DingTalkRefused or DingTalkUnreachable. */
export interface DingTalkDirectory {
  /** 免登. A code works once: after a failure ask the client for a new one instead of repeating. */
  personOfAuthCode(code: string): Promise<SignedInPerson>;
  /** Sign-in in a browser outside DingTalk; only members of our own organisation pass. */
  personOfBrowserCode(code: string): Promise<SignedInPerson>;
  /** Where the browser goes to sign in. `state` comes back unchanged and must be checked against the session. */
  browserSignInUrl(redirectUri: string, state: string): string;
  /** null when there is none, or none that the app may see. The organisation itself always answers. */
  department(id: number): Promise<Department | null>;
  /** The departments directly below; none when the department itself is gone. */
  childDepartments(parentId: number): Promise<Department[]>;
  /** Direct members from `cursor` on, 0 for the first page; none when the department is gone. */
  peoplePage(departmentId: number, cursor: number): Promise<PeoplePage>;
  /** null for somebody who is not in the organisation (any more). */
  person(userId: string): Promise<DirectoryPerson | null>;
}
