package dev.paperwire.bench.peers;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;

/** Documents that a checkpoint finds between the source and the index. */
final class BufferedDocuments extends AsyncSinkWriterStateSerializer<Tuple2<String, byte[]>> {
    @Override
    protected void serializeRequestToStream(Tuple2<String, byte[]> document, DataOutputStream out)
            throws IOException {
        out.writeUTF(document.f0);
        out.writeInt(document.f1.length);
        out.write(document.f1);
    }

    @Override
    protected Tuple2<String, byte[]> deserializeRequestFromStream(long size, DataInputStream in)
            throws IOException {
        String id = in.readUTF();
        byte[] json = new byte[in.readInt()];
        in.readFully(json);
        return Tuple2.of(id, json);
    }

    @Override
    public int getVersion() {
        return 1;
    }
}
