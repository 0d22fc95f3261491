namespace DocPipe.Structure;

/// <summary>
/// What the value of a key is: a unit, a time, a person (who answers for the work above, or another), a place or number, what was done
/// about the fault above, or an account; the last two may run over several sentences.
/// </summary>
internal enum KeyKind { Unit, Time, Answerable, Person, Fact, Remedy, Text }
