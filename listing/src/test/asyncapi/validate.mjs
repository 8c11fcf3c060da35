// Reads the file that is named, prints what the parser has against it, and then the channels with their messages.
import {Parser, fromFile} from '@asyncapi/parser';

const {document, diagnostics} = await fromFile(new Parser(), process.argv[2]).parse();
for (const {severity, message, path} of diagnostics) {
    console.log(`${['error', 'warning', 'information', 'hint'][severity]} ${path.join('.')}: ${message}`);
}
if (document === undefined) {
    process.exit(1);
}
for (const channel of document.channels()) {
    const messages = channel.messages().map(message => message.name());
    console.log(`channel ${channel.address()} ${messages.join(' ')}`);
}
