using System.Text;
using DocPipe.Cli;

// Without a byte-order mark: what is piped on must be exactly what was written.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await CommandLine.RunAsync(args).ConfigureAwait(false);
