package dev.paperwire.cli;

import dev.paperwire.ingest.format.Format;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The formats of {@code ingest} as values of an option, under their own names. */
final class FormatOption implements ITypeConverter<Format>, Iterable<String> {
    @Override
    public Format convert(String name) {
        return Format.named(name)
                .orElseThrow(() -> new TypeConversionException(
                        "unknown format '" + name + "', known are: " + Format.names()));
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.stream(Format.values()).map(Format::id).iterator();
    }
}
