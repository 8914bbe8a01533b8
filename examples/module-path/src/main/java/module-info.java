/** A program that pauses an execution. */
module org.example.pause {
    requires org.onedata.oneprovider.client;
}
